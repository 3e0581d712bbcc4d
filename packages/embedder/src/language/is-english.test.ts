import { describe, expect, it } from 'vitest';
import { isEnglish } from './is-english.js';

const FOREIGN = `
Was ist die Hauptstadt von Frankreich?
Schreibe eine Funktion in Python, die eine Liste sortiert
Wie installiere ich Docker auf Ubuntu?
Wat is de hoofdstad van Frankrijk?
Hoe installeer ik Docker op Ubuntu?
Vad är huvudstaden i Frankrike?
Hvad er hovedstaden i Frankrig?
Hvordan installerer jeg Docker på Ubuntu?
Hvernig set ég upp Docker?
Quelle est la capitale de la France ?
Écris une fonction Python qui trie une liste
¿Cuál es la capital de Francia?
cual es la capital de francia
Qual é a capital da França?
Como instalar o Docker no Ubuntu
Qual è la capitale della Francia?
Care este capitala Franței?
Jaka jest stolica Francji?
Jak zainstalować Dockera na Ubuntu
Jaké je hlavní město Francie?
Koji je glavni grad Francuske?
Mi Franciaország fővárosa?
Mikä on Ranskan pääkaupunki?
Fransa'nın başkenti neresi?
Ubuntu'ya Docker nasıl kurulur?
Apa ibu kota Prancis?
Ano ang kabisera ng France?
Thủ đô của Pháp là gì?
Mji mkuu wa Ufaransa ni upi?
France ki rajdhani kya hai
Какая столица Франции?
法国的首都是哪里？
フランスの首都はどこですか
ما هي عاصمة فرنسا؟
फ्रांस की राजधानी क्या है?
프랑스의 수도는 어디인가요?
Danke schön
Merci beaucoup pour votre aide
Translate 'Guten Morgen, wie geht es dir heute' to English
`;

const ENGLISH = `
What is the capital of France?
capital of France
How do I reset my PIN?
My card is broke, what do I do?
What’s the weather like?
docker compose restart policy
SELECT * FROM users WHERE id = 5
fix: TypeError: undefined is not a function
const el = await db.query(la_de_el)
kubectl get pods -n kube-system
MIT license vs Apache
DES vs AES, and EST vs IST
sed and awk one-liners
ai tools
var in js
sin cos tan
Rio de Janeiro population
Vincent van Gogh paintings
Die Hard cast
Los Angeles to Las Vegas by car
Who is Björk?
Zürich weather
Who wrote Les Misérables?
What does 你好 mean?
What does "danke" mean?
hola in English
translate hello to Spanish
hi
2+2
x
`;

const linesOf = (text: string): string[] => text.trim().split('\n');

describe('isEnglish', () => {
  it.each(linesOf(FOREIGN))('does not take for English: %s', (text) => {
    expect(isEnglish(text)).toBe(false);
  });

  it.each(linesOf(ENGLISH))('takes for English: %s', (text) => {
    expect(isEnglish(text)).toBe(true);
  });

  it('looks at code in blocks and between backticks no more than at identifiers', () => {
    expect(isEnglish('Explain ```der die das ist und nicht```')).toBe(true);
    expect(isEnglish('Explain `und nicht` please')).toBe(true);
    expect(isEnglish('Explain https://example.com/ist/und/nicht and src/ist/und.nicht')).toBe(true);
    expect(isEnglish('Erkläre mir bitte `git rebase`')).toBe(false);
  });

  it('takes no text for anything but English, and any in a time that grows with its length only', () => {
    expect(isEnglish('')).toBe(true);
    const started = performance.now();
    for (const part of ['a', 'a.', '`', '((', '😀', 'é', "a'", '/']) isEnglish(part.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
