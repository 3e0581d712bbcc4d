/** Words of one language. */
export interface ForeignWords {
  /** Frequent words that English does not have. */
  readonly own: string;
  /** Frequent words that English texts have too, if only in names. */
  readonly shared: string;
}

/** Frequent words of languages that are written in Latin letters, as people type them: with their marks or without. */
export const FOREIGN_WORDS: readonly ForeignWords[] = [
  // German
  {
    own: 'ist sind nicht und oder aber auch wie warum wann wer wo welche welcher welches wieviel wird werden wurde kann können konnte soll sollte muss müssen ich du er wir ihr sie mich mir dich dir uns euch mein meine meinen dein deine ihre ihren der das dem des den ein eine einen einem einer eines kein keine für fuer mit ohne von vom zu zum zur bei beim auf aus nach über ueber unter zwischen durch wenn dass weil als noch schon sehr mehr gibt heißt heisst bitte danke hallo guten geht mache machen macht schreibe schreib erkläre erklaere erklären nenne übersetze uebersetze hauptstadt zeige wieso',
    shared: 'die in an was so war im am es um man hat bin des der das den',
  },
  // Dutch and Afrikaans
  {
    own: 'wat waarom wanneer waar wie welke hoe hoeveel het een van niet geen zijn ik jij je wij jullie zij hij mijn jouw uw deze dit dat naar voor met zonder bij aan uit tussen tegen maar ook nog wel al veel meer kan kunnen moet moeten wordt worden heeft hebben alsjeblieft bedankt hallo schrijf leg hoofdstad gaat doen maak ek nie jy hulle',
    shared: 'de is of en in op om te of van die dat had was we al bij met kan',
  },
  // Swedish
  {
    own: 'vad varför hur när vilken vilket vilka är och inte jag du han hon vi ni det att ett som på till från med utan hos mellan eller också mycket mer kan ska måste finns heter tack hej snälla förklara skriv huvudstad gör göra min mitt din ditt varfor ar vem',
    shared: 'en i om av den de man har var for at',
  },
  // Danish and Norwegian
  {
    own: 'hvad hva hvorfor hvordan hvornår når hvilken hvilket hvilke hvem hvor mange er og ikke jeg du han hun vi det at et som på til fra med uden uten hos mellom mellem eller også meget mer mere kan skal må måtte findes finnes hedder heter tak takk hej hei forklar skriv hovedstaden gør gjør min mitt din ditt mig meg',
    shared: 'en i om av af den de man har for at var er et fra',
  },
  // Icelandic
  { own: 'hvað hver hvernig hvers hvenær hvar ég þú við það að ekki og en með fyrir frá eru var hvaða', shared: '' },
  // French
  {
    own: 'quel quelle quels quelles est sont pourquoi comment quand où qui que quoi combien je tu il elle nous vous ils elles mon ma mes ton ta tes son sa ses notre votre leur leurs le les une des du dans avec sans sous sur chez entre pour par pas ne plus moins très aussi mais donc cette ces cet peux peut pouvez puis dois doit faire fait fais être avoir avez ont était bonjour merci explique expliquez écris ecris écrire traduis donne donnez moi toi lui ça cela fonctionne deux',
    shared: 'la de un et en on a me sa ma ton son les des est sur par plus comment fait pour',
  },
  // Spanish
  {
    own: 'qué cuál cuáles cuál cual cuales cómo cuándo cuanto cuánto cuánta cuántos cuantos dónde donde quién quien quiénes es son está estan están estoy eres soy hay el los una unas unos del al con sin para por pero porque como cuando muy más menos también tambien este esta estos estas ese esa eso mi tu su sus nuestro nos te lo puedo puede puedes hacer hace hago tiene tengo ser sobre entre desde hasta gracias hola explica explique escribe traduce dame dime ciudad años mejor cuesta que',
    shared: 'la el los las de un en y o a me se no mi si del con es al tu son una como he',
  },
  // Portuguese
  {
    own: 'qual quais como quando quanto quantos onde quem por porque porquê é são está estão estou sou uma uns umas do dos das no nos na nas ao aos à às pelo pela com sem para pra mas muito mais menos também este esta estes isso isto esse essa meu minha seu sua nosso você vocês voce eu ele ela nós eles não nao posso pode fazer faz tem tenho ser sobre entre desde até obrigado obrigada olá ola explique escreva traduza cidade anos melhor funciona fica',
    shared: 'a o os as de da um e em se me do no das com sem por para nos esta entre sobre mas ela',
  },
  // Italian and Catalan
  {
    own: 'qual quale quali cosa come quando quanto quanti dove chi perché perche è sono siamo sei ho hai abbiamo hanno il lo gli della dello degli delle dei nel nella nelle con senza per tra fra ma anche molto più piu meno questo questa questi queste quello quella mio mia tuo tua suo sua nostro posso può puo puoi fare fa essere su sul sulla ciao grazie spiega spiegami scrivi traduci dimmi città anni migliore funziona si che quin quina quins quan què és són amb però perquè una uns els seva meva',
    shared: 'la le di un una i e a in non del al se da mi ti con per come no ma',
  },
  // Romanian
  {
    own: 'ce care cum când cand unde cine cât cat de este sunt ești esti și si să sa nu în pe la din cu fără fara pentru dar mai foarte acest această meu mea tău poate pot face fac are am ai scrie explică explica capitala orașul mulțumesc multumesc salut',
    shared: 'ce care in la de nu cat am are face cum pot pe sa si cu din mai',
  },
  // Polish
  {
    own: 'jak jaka jaki jakie jest są sa nie czy co kto kiedy gdzie dlaczego ile się sie że ze w z na do od dla po przez przed między oraz albo ale też tez bardzo więcej wiecej mój moja moje twój ten ta to ja ty on ona my wy oni mogę moge można mozna może napisz wyjaśnij wyjasnij przetłumacz stolica stolicą dziękuję dziekuje proszę prosze cześć',
    shared: 'do on to ten my co w z na od po ta sa ja za i a o ze',
  },
  // Czech and Slovak
  {
    own: 'jak jaký jaká jaké jaky jaka jake je jsou není neni co kdo kdy kde proč proc kolik že nebo ale také taky pro při mezi s bez od podle můj moje tvůj ten ta jsem jsi jste mohu můžu může muze napiš napis vysvětli vysvetli přelož hlavní mesto město děkuji dekuji prosím prosim ahoj čo prečo ako koľko sú nie som',
    shared: 'je co ten to na do s v z k pro i a o od ta',
  },
  // Croatian, Serbian, Bosnian, Slovene
  {
    own: 'što sto kako koji koja koje kada gdje gde zašto zasto koliko je su nije nisu ili ali da se sam si smo ste za od iz sa bez između kaj kje kdaj zakaj ki ni in pri lahko moj moja tvoj napiši napisi objasni prevedi glavni grad mesto hvala molim zdravo',
    shared: 'da se sam su sa za od je ni in ki me si sto grad moja',
  },
  // Hungarian
  {
    own: 'mi mit mik hogyan hogy miért miert mikor hol ki kik melyik mennyi hány hany az egy és es nem van vannak volt lesz én te ő mi ti ők nekem neked ez ezt azt meg csak már mar még meg nagyon vagy de írj irj magyarázd fordítsd fővárosa fovarosa köszönöm kérlek szia',
    shared: 'mi az es de ki te meg van ti csak mar hol nem',
  },
  // Finnish and Estonian
  {
    own: 'mikä mika mitä mita miksi miten milloin missä missa kuka kuinka paljon on ovat ei ja tai mutta se hän han minä mina sinä sina me te he minun sinun tämä tama että etta kun jos myös myos voi voin voiko olla ole kirjoita selitä selita käännä pääkaupunki kiitos hei mis miks kuidas kus kes kas ja ning või aga see ma sa ta ei ole minu sinu palun aitäh',
    shared: 'on me he te se see ja ma sa ta ei mina sina ole han hei',
  },
  // Latvian and Lithuanian
  {
    own: 'kas kā ka kāpēc kur kad cik ir nav un vai bet ar par no uz es tu viņš mēs jūs kaip kodėl kodel kada kiek yra nėra ir bet arba aš tu jis mes jūs parašyk sostinė ačiū paldies lūdzu',
    shared: 'no ir un par es tu ka bet ar',
  },
  // Turkish and Azerbaijani
  {
    own: 'ne nedir nasıl nasil neden niçin nicin hangi kim kimdir nerede kaç kac mı mi mu mü ve veya ile için icin bir bu şu o değil degil var yok ben sen biz siz onlar benim senin çok cok daha en gibi olarak olan olur yapılır yapilir yaz açıkla acikla çevir başkenti baskenti teşekkürler tesekkurler merhaba lütfen lutfen nə necə niyə hansı və üçün',
    shared: 'ne o en bu mu mi var kim ben sen bir yaz',
  },
  // Indonesian and Malay
  {
    own: 'apa apakah bagaimana mengapa kenapa kapan bila dimana siapa berapa yang dan atau tetapi tapi dengan untuk dari ke di pada adalah ialah tidak bukan ini itu saya aku kamu anda dia kami kita mereka bisa boleh dapat akan sudah belum lebih sangat tolong terima kasih jelaskan tulis tuliskan buatkan terjemahkan ibu kota ibukota cara membuat',
    shared: 'di ke dia pada dan cara kami itu ini apa kasih',
  },
  // Filipino
  {
    own: 'ano bakit paano kailan saan sino alin ilan ang mga ng sa na ay at hindi ako ikaw siya kami tayo sila ko mo niya ito iyan yung para kung pero kasi salamat po isulat ipaliwanag',
    shared: 'sa na ay at ko mo para po ang',
  },
  // Vietnamese
  {
    own: 'là gì tại sao như thế nào khi ở đâu ai bao nhiêu của và hoặc nhưng với cho không có tôi bạn anh chị chúng một những các này đó được hãy viết giải thích dịch thủ đô cảm ơn la gi tai sao nhu the nao bao nhieu cua khong toi ban lam viet thu do',
    shared: 'la the sao do ban viet nao ai cho anh lam thu toi tai gi',
  },
  // Swahili
  {
    own: 'nini kwa nini vipi lini wapi nani ngapi na au lakini kwa ya wa za cha ni si hii hiyo mimi wewe yeye sisi ninyi wao yangu yako asante tafadhali eleza andika mji mkuu gani',
    shared: 'na ya za wa ni si au cha wao',
  },
  // Hindi and Urdu in Latin letters
  {
    own: 'kya kyon kyun kaise kab kahan kaun kitna kitne hai hain tha thi nahi nahin aur lekin mein main mera meri mere aap tum tumhara hum ko ka ki ke se par batao bataiye likho samjhao karo kare karna kripya dhanyavaad shukriya namaste',
    shared: 'main ko ka ki ke se par hum hai tum thi',
  },
  // Albanian
  {
    own: 'çfarë cfare pse kur kush sa është eshte janë jane dhe ose por nuk unë une ti ai ajo ne ju ata me nga për per në shkruaj shpjego kryeqyteti faleminderit',
    shared: 'me ne per kur sa ti ai por',
  },
  // Welsh and Irish
  {
    own: 'beth pam sut pryd ble pwy yw ydy mae yn ac neu ond nid dydy fi chi ni nhw fy dy cad cén conas cathair cá fáth bhfuil agus nach raibh mé tú sí sibh siad',
    shared: 'yn ac chi ni fi sut',
  },
  // Latin and Esperanto
  {
    own: 'quid quis quae quod cur quando ubi est sunt et aut sed cum ergo nunc kio kial kiam kie kiu kiel estas kaj aŭ sed mi vi li ŝi ili ne jes',
    shared: 'et cum mi vi li est sed ne quid',
  },
  // Chinese and Japanese in Latin letters
  {
    own: 'shenme weishenme zenme nali shei duoshao nihao xiexie zhege nage women tamen watashi anata desu masu nani doko itsu naze dare ikura arigatou kudasai konnichiwa wa ga wo',
    shared: 'women wa ga wo itsu dare nani',
  },
];
