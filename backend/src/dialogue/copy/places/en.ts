import { places } from './places.ts';

/** The places of time zones that English calls otherwise, as in CLDR 44 (`exemplarCity`). */
export const enPlaces = places(`
  Asuncion Asunción | Bahia_Banderas Bahía de Banderas | Cancun Cancún | Ciudad_Juarez Ciudad Juárez |
  Coral_Harbour Atikokan | Curacao Curaçao | Godthab Nuuk | Lower_Princes Lower Prince’s Quarter |
  Merida Mérida | Scoresbysund Ittoqqortoormiit | St_Barthelemy St. Barthélemy | St_Johns St. John’s |
  St_Kitts St. Kitts | St_Lucia St. Lucia | St_Thomas St. Thomas | St_Vincent St. Vincent |
  Faeroe Faroe | St_Helena St. Helena | Kiev Kyiv | Uzhgorod Uzhhorod | Asmera Asmara |
  Sao_Tome São Tomé | Calcutta Kolkata | Katmandu Kathmandu | Macau Macao | Qostanay Kostanay |
  Rangoon Yangon | Saigon Ho Chi Minh City | Ho_Chi_Minh Ho Chi Minh City | Reunion Réunion |
  Ponape Pohnpei | Truk Chuuk
`);
