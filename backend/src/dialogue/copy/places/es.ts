import { places } from './places.ts';

/** The places of time zones that Spanish calls otherwise, as in CLDR 44 (`exemplarCity`). */
export const esPlaces = places(`
  Anguilla Anguila | Araguaina Araguaína | Rio_Gallegos Río Gallegos | Tucuman Tucumán |
  Asuncion Asunción | Bahia Bahía | Bahia_Banderas Bahía de Banderas | Belem Belén | Belize Belice |
  Bogota Bogotá | Cancun Cancún | Cayenne Cayena | Cayman Caimán | Ciudad_Juarez Ciudad Juárez |
  Coral_Harbour Atikokan | Cordoba Córdoba | Cuiaba Cuiabá | Curacao Curazao | Eirunepe Eirunepé |
  Godthab Nuuk | Grand_Turk Gran Turca | Grenada Granada | Guadeloupe Guadalupe | Havana La Habana |
  Indianapolis Indianápolis | Los_Angeles Los Ángeles | Lower_Princes Lower Prince’s Quarter |
  Maceio Maceió | Manaus Manaos | Martinique Martinica | Mazatlan Mazatlán | Merida Mérida |
  Mexico_City Ciudad de México | Miquelon Miquelón | New_York Nueva York | Panama Panamá |
  Port-au-Prince Puerto Príncipe | Port_of_Spain Puerto España | Rio_Branco Río Branco |
  Santarem Santarém | Santiago Santiago de Chile | Sao_Paulo São Paulo | Scoresbysund Ittoqqortoormiit |
  St_Barthelemy San Bartolomé | St_Johns San Juan de Terranova | St_Kitts San Cristóbal |
  St_Lucia Santa Lucía | St_Thomas St. Thomas | St_Vincent San Vicente | Tortola Tórtola |
  Bermuda Bermudas | Canary Canarias | Cape_Verde Cabo Verde | Faeroe Islas Feroe | Faroe Islas Feroe |
  Reykjavik Reikiavik | South_Georgia Georgia del Sur | St_Helena Santa Elena | Amsterdam Ámsterdam |
  Astrakhan Astracán | Athens Atenas | Belgrade Belgrado | Berlin Berlín | Brussels Bruselas |
  Bucharest Bucarest | Chisinau Chisináu | Copenhagen Copenhague | Dublin Dublín | Guernsey Guernesey |
  Isle_of_Man Isla de Man | Istanbul Estambul | Kaliningrad Kaliningrado | Kyiv Kiev | Kirov Kírov |
  Lisbon Lisboa | Ljubljana Liubliana | London Londres | Luxembourg Luxemburgo | Monaco Mónaco |
  Moscow Moscú | Paris París | Prague Praga | Rome Roma | Saratov Sarátov | Simferopol Simferópol |
  Skopje Skopie | Sofia Sofía | Stockholm Estocolmo | Tallinn Tallin | Tirane Tirana |
  Ulyanovsk Uliánovsk | Uzhgorod Úzhgorod | Vatican El Vaticano | Vienna Viena | Vilnius Vilna |
  Volgograd Volgogrado | Warsaw Varsovia | Zaporozhye Zaporiyia | Zurich Zúrich | Abidjan Abiyán |
  Accra Acra | Addis_Ababa Adís Abeba | Algiers Argel | Asmera Asmara | Bissau Bisáu | Cairo El Cairo |
  Conakry Conakri | Dar_es_Salaam Dar es-Salam | Djibouti Yibuti | Douala Duala | El_Aaiun El Aaiún |
  Johannesburg Johannesburgo | Khartoum Jartum | Lome Lomé | Mogadishu Mogadiscio | Ndjamena Yamena |
  Nouakchott Nuakchot | Ouagadougou Uagadugú | Porto-Novo Portonovo | Sao_Tome Santo Tomé |
  Tripoli Trípoli | Tunis Túnez | Aden Adén | Amman Ammán | Anadyr Anádyr | Aqtau Aktau |
  Aqtobe Aktobe | Ashgabat Asjabad | Baghdad Bagdad | Bahrain Baréin | Baku Bakú | Barnaul Barnaúl |
  Brunei Brunéi | Calcutta Calcuta | Kolkata Calcuta | Chita Chitá | Damascus Damasco | Dhaka Daca |
  Dubai Dubái | Dushanbe Dusambé | Hebron Hebrón | Jakarta Yakarta | Jerusalem Jerusalén |
  Katmandu Katmandú | Kathmandu Katmandú | Khandyga Khandiga | Macau Macao | Magadan Magadán |
  Makassar Makasar | Muscat Mascate | Qatar Catar | Qostanay Kostanái | Qyzylorda Kyzylorda |
  Rangoon Yangón | Yangon Yangón | Riyadh Riad | Saigon Ciudad Ho Chi Minh |
  Ho_Chi_Minh Ciudad Ho Chi Minh | Sakhalin Sajalín | Samarkand Samarcanda | Seoul Seúl |
  Shanghai Shanghái | Singapore Singapur | Srednekolymsk Srednekolimsk | Taipei Taipéi |
  Tashkent Taskent | Tbilisi Tiflis | Tehran Teherán | Thimphu Timbu | Tokyo Tokio |
  Ulaanbaatar Ulán Bator | Urumqi Ürümqi | Vientiane Vientián | Yekaterinburg Ekaterimburgo |
  Yerevan Ereván | Christmas Navidad | Comoro Comoras | Mahe Mahé | Maldives Maldivas |
  Mauritius Mauricio | Reunion Reunión | Adelaide Adelaida | Sydney Sídney | Easter Isla de Pascua |
  Fiji Fiyi | Galapagos Galápagos | Honolulu Honolulú | Noumea Numea | Palau Palaos | Ponape Pohnpei |
  Saipan Saipán | Tahiti Tahití | Truk Chuuk
`);
