import type { Family } from '../pair.ts';

export const technologies: Family = {
  kind: 'technologies',
  templates: `
    How do I create an index in <database>?
    How do I back up a <database> database?
    How do I handle forms in <framework>?
    Deploy a container to <cloud>
    How do I install <tool> on {system}?
    How do I take a screenshot on <system>?
    What is <tool> used for?
    How do I configure a load balancer in <cloud>?
    How much does it cost to host a website on <cloud>?
    How do I write a test for <framework>?
    Where are logs stored on <system>?
    How do I reset my [Gmail|Outlook|Yahoo|iCloud] password?
    How do I export a chat from [WhatsApp|Telegram|Slack|Discord]?
    How do I cancel my [Netflix|Spotify|Hulu|YouTube] subscription?
    How do I undo a commit in [Git|Mercurial|Subversion]?
    How do I clear the cache in [Chrome|Firefox|Safari|Edge]?
    What is the difference between {database} and <database>?
    How do I secure [SSH|FTP|HTTP|SMTP] connections?
    How do I make a pivot table in [Excel|Google Sheets|Tableau]?
    How do I use environment variables in <tool>?
    How do I pay with [PayPal|Stripe|Apple Pay|Google Pay] in the shop?
    Can I connect my [iPhone|iPad|MacBook|Kindle|PlayStation] to the TV?
    How do I train a model with [PyTorch|TensorFlow|Keras|JAX]?
    How do I set up CI with [Jenkins|GitHub Actions|CircleCI|GitLab CI]?
    How do I send messages with [Kafka|RabbitMQ|NATS|SQS]?
    How do I edit multiple lines in [Vim|Emacs|VS Code|Sublime Text]?
    Is <framework> good for large applications?
    How do I debug memory leaks in <framework>?
    How do I monitor a service with [Prometheus|Datadog|Grafana|Splunk]?
    How do I connect to a [VPN|WiFi|Bluetooth] on {system}?
    How do I mount an external drive on <system>?
    How do I query nested data in <database>?
    How do I manage state in [Redux|MobX|Zustand]?
    How do I install packages with [npm|yarn|pip|cargo]?
    Is [Tesla|Nvidia|Intel|AMD] a good company to work for?
    How do I add a filter in [Photoshop|GIMP|Lightroom|Figma]?
    what is the default port of [mysql|postgres|mongodb|redis]
    how do i restart [nginx|apache|tomcat|haproxy]
    `,
};
