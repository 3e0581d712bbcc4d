/** Human languages, nationalities and countries: `name = other names`. */
export const HUMAN_LANGUAGES = `
  english, french, german, spanish, italian, portuguese, dutch, russian, ukrainian, polish, czech, slovak, slovenian, croatian
  serbian, bosnian, bulgarian, romanian, hungarian, greek, turkish, arabic, hebrew, persian, farsi, urdu, hindi, bengali
  punjabi, tamil, telugu, marathi, gujarati, kannada, malayalam, nepali, sinhala, thai, vietnamese, indonesian, malay
  tagalog, filipino, chinese, mandarin, cantonese, japanese, korean, mongolian, swahili, zulu, amharic, yoruba, hausa
  afrikaans, swedish, norwegian, danish, finnish, icelandic, estonian, latvian, lithuanian, irish, welsh, scottish, gaelic
  catalan, basque, galician, latin, esperanto, albanian, armenian, georgian, azerbaijani, kazakh, uzbek, khmer, lao, burmese
  american, british, canadian, australian, mexican, brazilian, argentinian = argentine
  colombian, chilean, peruvian, cuban, egyptian, moroccan, nigerian, kenyan, ethiopian, south african, israeli, saudi, iranian
  iraqi, syrian, lebanese, indian, pakistani, swiss, austrian, belgian, european, asian, african, maori, hawaiian, tibetan
  france, germany, spain, italy, portugal, netherlands = the netherlands, holland
  belgium, switzerland, austria, poland, czechia = czech republic
  slovakia, hungary, romania, bulgaria, greece, turkey, russia, ukraine, belarus, sweden, norway, denmark, finland, iceland
  ireland, scotland, wales, england, united kingdom = uk, great britain, britain, u.k
  united states = usa, united states of america, u.s, u.s.a
  canada, mexico, brazil, argentina, chile, peru, colombia, venezuela, ecuador, bolivia, uruguay, paraguay, cuba, jamaica
  costa rica, panama, guatemala, china, japan, south korea, north korea, korea, india, pakistan, bangladesh, sri lanka, nepal
  thailand, vietnam, indonesia, malaysia, singapore, philippines, cambodia, laos, myanmar, mongolia, taiwan, hong kong
  australia, new zealand = nz
  south africa, egypt, morocco, algeria, tunisia, libya, nigeria, kenya, ethiopia, ghana, uganda, tanzania, senegal, rwanda
  zimbabwe, zambia, angola, mozambique, sudan, israel, palestine, jordan, lebanon, syria, iraq, iran, saudi arabia, yemen
  oman, qatar, bahrain, kuwait, united arab emirates = uae
  afghanistan, kazakhstan, uzbekistan, georgia, armenia, azerbaijan, croatia, serbia, slovenia, bosnia, albania, montenegro
  estonia, latvia, lithuania, luxembourg, malta, cyprus, monaco, europe, asia, africa, north america, south america
  antarctica, oceania, european union = eu
`;
