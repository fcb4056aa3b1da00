import type { Lexicon } from './lexicon.ts';

const PERSON =
  'pessoa|humano|alguem|atendente|consultor|consultora|comercial|gerente|responsavel|vendedor|vendedora|chefe|dono|dona|gente';

export const ptNear: Lexicon['near'] = {
  askPerson: [
    { first: '(?:fal|convers|contact|contat|transf|encaminh)\\p{L}*', second: PERSON },
    { first: 'alguem|pessoa', second: '(?:me|nos) (?:atend|lig|ajud|contact|contat|respond)\\p{L}*' },
  ],
  forgetMe: [
    {
      first: '(?:apag|elimin|esquec|delet|exclu|remov|limp)\\p{L}*',
      second:
        'meus (?:dados|registos|registros|contatos|contactos)|(?:sobre|de) mim|minhas? (?:informacoes|informacao|conta|ficha)|meu (?:perfil|cadastro|historico)',
    },
  ],
  recallBooking: [{ first: 'que|quando|qual', second: 'combinamos|combinado|marcamos|ficamos' }],
};
