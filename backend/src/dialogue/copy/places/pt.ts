import { places } from './places.ts';

/** The places of time zones that Brazilian Portuguese calls otherwise, as in CLDR 44 (`exemplarCity`). */
export const ptPlaces = places(`
  Anguilla Anguila | Antigua Antígua | Araguaina Araguaína | Tucuman Tucumã | Asuncion Assunção |
  Bahia_Banderas Bahia de Banderas | Belem Belém | Bogota Bogotá | Cancun Cancún | Cayenne Caiena |
  Ciudad_Juarez Ciudad Juárez | Coral_Harbour Atikokan | Cordoba Córdoba | Cuiaba Cuiabá |
  Curacao Curaçao | Eirunepe Eirunepé | Godthab Nuuk | Grenada Granada | Guadeloupe Guadalupe |
  Guayaquil Guaiaquil | Guyana Guiana | Indianapolis Indianápolis |
  Lower_Princes Lower Prince’s Quarter | Maceio Maceió | Managua Manágua | Martinique Martinica |
  Merida Mérida | Mexico_City Cidade do México | Montevideo Montevidéu | New_York Nova York |
  Noronha Fernando de Noronha | Panama Panamá | Port-au-Prince Porto Príncipe | Puerto_Rico Porto Rico |
  Santarem Santarém | Sao_Paulo São Paulo | Scoresbysund Ittoqqortoormiit |
  St_Barthelemy São Bartolomeu | St_Johns Saint John’s | St_Kitts São Cristóvão | St_Lucia Santa Lúcia |
  St_Thomas Saint Thomas | St_Vincent São Vicente | Azores Açores | Bermuda Bermudas | Canary Canárias |
  Cape_Verde Cabo Verde | Faeroe Ilhas Faroé | Faroe Ilhas Faroé | Reykjavik Reykjavík |
  South_Georgia Geórgia do Sul | St_Helena Santa Helena | Amsterdam Amsterdã | Astrakhan Astracã |
  Athens Atenas | Belgrade Belgrado | Berlin Berlim | Brussels Bruxelas | Bucharest Bucareste |
  Budapest Budapeste | Busingen Büsingen | Copenhagen Copenhague | Helsinki Helsinque |
  Isle_of_Man Ilha de Man | Istanbul Istambul | Kaliningrad Kaliningrado | Kyiv Kiev | Lisbon Lisboa |
  Ljubljana Liubliana | London Londres | Luxembourg Luxemburgo | Madrid Madri | Monaco Mônaco |
  Moscow Moscou | Prague Praga | Rome Roma | Sofia Sófia | Stockholm Estocolmo | Tirane Tirana |
  Ulyanovsk Ulianovsk | Vatican Vaticano | Vienna Viena | Volgograd Volgogrado | Warsaw Varsóvia |
  Zaporozhye Zaporizhia | Zurich Zurique | Accra Acra | Addis_Ababa Adis Abeba | Algiers Argel |
  Asmera Asmara | Conakry Conacri | Djibouti Djibuti | El_Aaiun El Aaiún | Johannesburg Joanesburgo |
  Khartoum Cartum | Lome Lomé | Mogadishu Mogadíscio | Monrovia Monróvia | Nairobi Nairóbi |
  Ndjamena N’Djamena | Porto-Novo Porto Novo | Sao_Tome São Tomé | Tripoli Trípoli | Tunis Túnis |
  Aden Áden | Amman Amã | Aqtau Aktau | Aqtobe Aktobe | Ashgabat Asgabate | Baghdad Bagdá |
  Bahrain Bahrein | Beirut Beirute | Calcutta Calcutá | Kolkata Calcutá | Damascus Damasco |
  Dhaka Dacca | Dushanbe Duchambe | Jakarta Jacarta | Jerusalem Jerusalém | Kabul Cabul |
  Kathmandu Katmandu | Muscat Mascate | Nicosia Nicósia | Qatar Catar | Rangoon Rangum | Yangon Rangum |
  Riyadh Riade | Saigon Cidade de Ho Chi Minh | Ho_Chi_Minh Cidade de Ho Chi Minh | Sakhalin Sacalina |
  Samarkand Samarcanda | Seoul Seul | Shanghai Xangai | Singapore Singapura | Tehran Teerã |
  Tokyo Tóquio | Ulaanbaatar Ulan Bator | Yekaterinburg Ecaterimburgo | Comoro Comores | Mahe Mahé |
  Maldives Maldivas | Mauritius Maurício | Reunion Reunião | Chatham Chatnam | Easter Ilha de Páscoa |
  Efate Éfaté | Galapagos Galápagos | Noumea Nouméa | Ponape Pohnpei | Tahiti Taiti | Tarawa Taraua |
  Truk Chuuk
`);
