import type { Family } from '../pair.ts';

export const versions: Family = {
  kind: 'versions',
  templates: `
    How do I install Python [3.8|3.9|3.10|3.11|3.12] on {system}?
    What is new in Python [3.1|3.10|3.11|3.2]?
    How do I upgrade from Angular [12|14|15|16] to Angular 17?
    What are the breaking changes in React [16|17|18|19]?
    Does the library support Java [8|11|17|21]?
    How can I downgrade npm to version [6|7|8|9|6.1|6.14]?
    Is Node [14|16|18|20|22] still maintained?
    What changed between release [1.2.3|1.2.4|1.3.0|2.0.0] and {tool} 3.0?
    How do I migrate my database to PostgreSQL [12|13|14|15|16]?
    Which features does HTTP/[1.1|2|3] have?
    How do I enable dark mode on Windows [7|8|10|11]?
    Is my phone compatible with Android [11|12|13|14]?
    How do I update my iPhone to iOS [15|16|17|17.1|17.2]?
    What is the difference between ES5 and ES[6|7|8]?
    How do I run a v[1|2|3] workflow in this tool?
    Where can I download TensorFlow [1.15|2.0|2.4|2.10|2.1]?
    How do I fix a build error with Gradle [6.8|7.0|7.4|8.1]?
    Does Spring Boot [2.7|3.0|3.1|2.5] support {database}?
    Why does Django [2.2|3.2|4.0|4.2] need a migration?
    How do I install version [0.9.1|0.9.2|0.10.0|1.0.0] of the package?
    What are the limits of GPT-[3|3.5|4]?
    Explain TLS [1.0|1.1|1.2|1.3]
    How to write a for loop in C++[11|14|17|20]?
    Are there security problems in log4j [2.14.1|2.15.0|2.16.0|2.17.1]?
    How do I use async functions in PHP [7.4|8.0|8.1|8.2]?
    Which USB [2.0|3.0|3.1|3.2] cable should I buy?
    Is Ubuntu [18.04|20.04|22.04|24.04] an LTS release?
    How do I enable Bluetooth [4.2|5.0|5.1|5.3] on my laptop?
    What is the end of life date of Kubernetes [1.24|1.25|1.26|1.27]?
    How do I compile with C# [8|9|10|11]?
    Does Excel [2013|2016|2019] support XLOOKUP?
    What is wrong with firmware v[2.1.0|2.1.1|2.2.0|2.10.0]?
    Can I play this game on PlayStation [3|4|5]?
    How do I configure Wi-Fi [5|6|7] on my router?
    Show me the changelog of v[1.0.0-beta|1.0.0-rc1|1.0.0]
    How do I pin Terraform to [0.13|0.14|1.0|1.5] in CI?
    `,
};
