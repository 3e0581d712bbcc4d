import type { Family } from '../pair.ts';

export const identifiers: Family = {
  kind: 'identifiers',
  templates: `
    What does \`[map|filter|reduce|flatMap]()\` do in JavaScript?
    Why does [getUser|getUsers|setUser|getUserId] return null?
    What is stored in [/etc/passwd|/etc/shadow|/etc/hosts|/etc/fstab]?
    How do I set [PATH|HOME|LANG|SHELL] on {system}?
    What does the flag [-r|-f|-v|-n] do in grep?
    What does --[force|dry-run|verbose|quiet] mean in git push?
    Where is [config.yaml|config.yml.bak|settings.py|app.json] located?
    Fix the error in [main.py|utils.py|models.py|test_main.py]
    Explain the difference between 'let' and '[var|const]'
    Open [https://example.com/a|https://example.com/b|https://example.org/a] and summarize it
    Send a mail to [anna@example.com|hanna@example.com|anna@example.org]
    What is in column [user_id|userId|user_name|id_user]?
    Rename the variable [foo|bar|baz] to result
    What is "[carpe diem|tempus fugit|alea iacta est]" in English?
    Why is [useEffect|useState|useMemo|useRef] called twice?
    How does [os.path.join|os.path.split|os.getcwd] work?
    Look up ticket [ABC-123|ABC-124|ABD-123]
    What is the status of order [#48213|#48231|#58213]?
    Which process listens on [127.0.0.1:8080|127.0.0.1:8081|0.0.0.0:8080]?
    Who owns commit [a1b2c3d4|a1b2c3d5|f1b2c3d4]?
    What does error code [E1001|E1002|E2001] mean?
    Describe the endpoint [/users/:id|/users|/orders/:id]
    Set [MAX_RETRIES|MAX_RETRY|MIN_RETRIES] to 5
    Does [my-app-service|my-app-server|my-api-service] need a restart?
    Is [java.util.List|java.util.Set|java.util.Map] an interface?
    What is $[HOME|USER|PWD] in bash?
    How do I call printf("[%d|%s|%f]", x)?
    Delete the branch [feature/login|feature/logout|bugfix/login]
    What is the type of [std::vector|std::list|std::map]?
    Replace the word "[colour|flavour|honour]" in my text
    What is the meaning of @[Override|Deprecated|Autowired] here?
    Run [npm run build|npm run test|npm run start] and explain the output
    What is part number [XJ-200|XJ-201|XK-200]?
    How do I use [np.zeros|np.ones|np.empty] to make an array?
    What does [__init__|__call__|__new__] do?
    `,
};
