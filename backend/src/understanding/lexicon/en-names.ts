import type { NameWords } from './lexicon.ts';
import { list, words } from './list.ts';

export const enNames: NameWords = {
  introductions: list(`
    put it under | book it under | you can put it under | you can book it under | put it down as | put that under | pop it under | pop me down as | pop it under the name | stick it under | book it as | it should be under | it would be under | make it out to | goes by | put me down as | put it in the name of | in the name of | im | i am |
    my name is | my name is spelled | my name is spelt | its spelled | spelled | my names | name is |
    the name is | this is | its | it is | its me | call me | name | my name | my full name is | full name |
    you can call me | sure its | i go by | my name s | names | they call me | i am called | im called |
    just call me | people call me | everyone calls me | my friends call me | mine is | its under
  `),
  under: list('under the name | under the name of | in the name of | under name | name of'),
  behind: list(
    'here | speaking | calling | writing | is fine | is ok | is okay | will do | is good | please',
  ),
  trailing: list('actually | instead | sorry | thanks | thank you | by the way | btw | though'),
  towns: list(`
    london | manchester | birmingham | leeds | liverpool | bristol | glasgow | edinburgh | cardiff | belfast | dublin |
    cork | oxford | cambridge | brighton | york | bath | lisbon | porto | braga | coimbra | faro | madeira | portugal |
    spain | madrid | barcelona | valencia | seville | malaga | france | paris | lyon | italy | rome | milan | germany |
    berlin | munich | hamburg | cologne | frankfurt | austria | vienna | switzerland | zurich | geneva | belgium |
    brussels | amsterdam | rotterdam | holland | denmark | copenhagen | sweden | stockholm | norway | oslo | finland |
    helsinki | poland | warsaw | krakow | prague | budapest | athens | greece | ireland | scotland | wales | england |
    britain | europe | america | canada | toronto | vancouver | montreal | mexico | brazil | brasil | sao paulo | rio |
    rio de janeiro | argentina | buenos aires | chile | santiago | colombia | bogota | peru | lima | usa | us | uk |
    united states | united kingdom | new york | nyc | brooklyn | queens | manhattan | the bronx | bronx | harlem | jersey |
    new jersey | boston | chicago | miami | houston | dallas | austin | denver | seattle | portland | phoenix | atlanta |
    philadelphia | los angeles | la | san francisco | san diego | las vegas | washington | texas | california | florida |
    australia | sydney | melbourne | perth | new zealand | auckland | india | mumbai | delhi | dubai | singapore |
    hong kong | china | shanghai | japan | tokyo | korea | seoul | south africa | cape town | johannesburg | nigeria |
    lagos | kenya | nairobi | israel | tel aviv | turkey | istanbul | russia | moscow | ukraine | kyiv | home | work |
    here | abroad | instagram | facebook | google | linkedin | accounts | accounting | marketing | sales | hr | it |
    reception | finance | operations | support | the office | office
  `),
  preambles: list(`
    sure | hi | hello | hey | ok | yes | sorry | actually | well | good morning | good afternoon | hi there |
    hello there | put | put down | you can put | you can put down | please put | just put | put me under |
    under | its under | make it under | book under | write | write down | for | its for | it will be |
    that would be | that will be | itll be | thatd be | my name is | well its | hi its | the booking is for |
    booking for | for my son | for my daughter | for my wife | for my husband | for my mum | for my mom |
    for my dad | for my friend | its for my son | its for my daughter | its for my wife | its for my husband |
    just | simply | only
  `),
  at: list(`
    at | of | representing | here from | from the company | of the company | from company | working for |
    working at | i work at | i work for
  `),
  of: [],
  from: list('from | with'),
  families: words(''),
  employments: list(`
    i work at | i work for | working at | working for | im with | i am with | i represent | we are | were |
    were called | its called | we are called | the company is called
  `),
  whereAsked: list('at | at the | for | its | it is | thats | that would be | the name is | im at'),
  given: words('april may june august sunday wednesday'),
  never: words(`
    who whoever cares whats says anyway i im ive you the dont not want know what how why when where which my your are it please need
    cant cannot would could should have has help price pricing cost booking appointment interested
    looking calling trying here just sorry sure nothing something anything nobody anyone idk yes yep
    yeah nope okay ok tell because later busy happy free fine available asking wondering time times anytime
    whenever today tomorrow tonight
  `),
  company: list(`
    company | business | organisation | organization | firm | employer | company name
  `),
};
