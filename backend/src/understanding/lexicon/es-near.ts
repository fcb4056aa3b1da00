import type { Lexicon } from './lexicon.ts';

const PERSON =
  'persona|humano|alguien|asesor|asesora|encargad[oa]|ventas|comercial|jef[ea]|responsable|gerente|operador|operadora|recepcion|recepcionista|duen[oa]|emplead[oa]';

export const esNear: Lexicon['near'] = {
  askPerson: [
    {
      first: '(?:habl|convers|charl|chate|comuni[cq]|contact|pasa|pase|pon|conect|transf|deriv)\\p{L}*',
      second: PERSON,
    },
    {
      first: 'alguien|persona',
      second: '(?:me|nos) (?:atiend|llam|ayud|contact|respond)\\p{L}*|llamarme|ayudarme|atenderme',
    },
  ],
  forgetMe: [
    {
      first: '(?:borr|elimin|olvid|suprim|quit)\\p{L}*',
      second:
        'mis (?:datos|cosas|mensajes)|(?:sobre|de) mi|lo mio|mi (?:informacion|info|perfil|historial|cuenta)',
    },
  ],
  recallBooking: [
    { first: 'que|cual|cuando', second: 'quedamos|dijimos|acordamos' },
    { first: 'cuando|hora|dia', second: 'lo mio' },
  ],
};
