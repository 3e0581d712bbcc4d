/** Frameworks, libraries, databases, clouds, providers, systems, devices and protocols: `name = other names`. */
export const TECHNOLOGIES = `
  react = react.js, reactjs
  react native
  vue = vue.js, vuejs
  angular = angular.js, angularjs
  node.js = node js, nodejs, node
  next.js = nextjs, next js
  nuxt = nuxt.js, nuxtjs
  express = express.js, expressjs
  svelte, sveltekit, ember, backbone, jquery, alpine.js, astro, gatsby, remix, htmx, lit, preact, redux, mobx, zustand
  deno, bun, electron, tauri, d3 = d3.js
  three.js = threejs
  nest.js = nestjs
  tailwind = tailwindcss, tailwind css
  bootstrap, material ui = mui
  sass = scss
  less css
  webpack, vite, rollup, esbuild, parcel, babel, eslint, prettier, biome, turborepo, nx
  npm, yarn, pnpm, pip, conda, poetry, maven, gradle, sbt, cargo, composer, bundler, homebrew = brew
  apt, apt-get, dnf, yum, pacman, snap, flatpak, chocolatey
  django, flask, fastapi = fast api
  tornado, pyramid, sanic, celery, pandas, numpy, scipy, matplotlib, seaborn, plotly, polars, dask, jupyter
  scikit-learn = sklearn, scikit learn
  pytorch = torch
  tensorflow = tensor flow
  keras, jax, hugging face = huggingface
  langchain, llamaindex, spacy, nltk, opencv = open cv
  beautifulsoup = beautiful soup, bs4
  scrapy, selenium, playwright, cypress, puppeteer, pytest, unittest, junit, testng, jest, mocha, jasmine, vitest, rspec
  mockito, cucumber, sqlalchemy, hibernate, prisma, typeorm, sequelize, drizzle, mongoose, entity framework = ef core
  spring boot = springboot
  spring framework
  quarkus, micronaut, struts, laravel, symfony, codeigniter, yii, cakephp, rails = ruby on rails, ror
  sinatra, phoenix, asp.net = aspnet, asp net
  .net = dotnet, dot net
  blazor, wpf, winforms, xamarin, maui, flutter, swiftui, uikit, jetpack compose, ionic, cordova, capacitor
  gin, echo framework, fiber, actix, axum, rocket, tokio, unity, unreal engine = unreal
  godot, opengl, vulkan, directx, webgl, webgpu, qt, gtk
  postgresql = postgres, pg, psql, postgre, postgre sql
  mysql = my sql
  mariadb = maria db
  sqlite = sqlite3
  sql server = mssql, ms sql, microsoft sql server, ms sql server
  mongodb = mongo, mongo db
  oracle db = oracle database
  oracle, db2, cassandra, scylladb, dynamodb = dynamo db
  couchdb, couchbase, neo4j, redis, valkey, memcached, elasticsearch = elastic search
  opensearch, solr, influxdb, timescaledb, clickhouse, snowflake, bigquery = big query
  redshift, databricks, firestore, firebase, supabase, planetscale, cockroachdb, duckdb, pinecone, weaviate, qdrant, milvus
  faiss, chroma, hbase, hive, hadoop, hdfs, trino, presto, dbt, airflow, dagster, prefect, luigi
  spark = apache spark, pyspark
  flink, beam, storm, kafka = apache kafka
  rabbitmq = rabbit mq
  activemq, nats, zeromq, pulsar, mqtt, amqp, sqs, sns, kinesis, pubsub = pub/sub, pub sub
  kubernetes = k8s, kube
  docker compose = docker-compose
  docker, podman, containerd, helm, istio, linkerd, envoy, nginx, apache = httpd, apache httpd
  caddy, traefik, haproxy, tomcat, jetty, iis, gunicorn, uvicorn, openshift, rancher, nomad, consul, vault, k3s, minikube
  terraform, pulumi, ansible, puppet, chef, saltstack, vagrant, packer, cloudformation = cloud formation
  jenkins, circleci, travis ci = travis
  github actions, gitlab ci, azure devops, teamcity, bamboo, argocd = argo cd
  github = git hub
  gitlab = git lab
  bitbucket, git, svn = subversion
  mercurial, perforce, jira, confluence, trello, asana, notion, slack, discord, teams = microsoft teams, ms teams
  zoom, skype, telegram, whatsapp, signal, messenger, wechat, viber
  aws = amazon web services
  azure = microsoft azure
  gcp = google cloud platform, google cloud
  ec2, s3, lambda = aws lambda
  ecs, eks, gke, aks, fargate, cloudfront, route 53, rds, aurora, cloudwatch, iam, cognito, app engine, cloud run
  heroku, vercel, netlify, digitalocean = digital ocean
  linode, cloudflare, fastly, akamai, hetzner, ovh, fly.io, render.com, alibaba cloud, oracle cloud, ibm cloud
  prometheus, grafana, datadog, new relic, splunk, kibana, logstash, sentry, jaeger, zipkin, opentelemetry = otel
  nagios, zabbix, pagerduty, fluentd, loki
  linux = gnu/linux
  ubuntu, debian, fedora, centos, red hat = rhel, redhat
  arch linux, alpine linux = alpine
  kali linux, linux mint, windows = ms windows, microsoft windows
  windows server
  macos = mac os, os x, osx, mac os x
  mac, macbook, imac
  unix, freebsd, openbsd, solaris, android, ios = iphone os
  ipados, watchos, tvos, chrome os = chromeos
  harmonyos, wsl = windows subsystem for linux
  chrome = google chrome
  firefox = mozilla firefox
  safari, edge = microsoft edge, ms edge
  opera, brave, internet explorer = ie
  vs code = vscode, visual studio code
  visual studio, intellij = intellij idea
  pycharm, webstorm, eclipse, netbeans, xcode, android studio, sublime text = sublime
  vim, neovim = nvim
  emacs, nano, notepad++, rstudio
  http, https, http/2 = http2
  http/3 = http3
  tcp, udp, tcp/ip = tcp ip
  ftp, sftp, ssh, telnet, smtp, imap, pop3, dns, dhcp, ssl, tls, websocket = websockets, web socket, web sockets
  grpc = g rpc
  rest = restful, rest api, restful api
  soap, graphql = graph ql
  trpc, webrtc, quic, oauth, oauth2 = oauth 2, oauth 2.0
  openid = openid connect, oidc
  saml, jwt = json web token
  ldap, kerberos, ipv4, ipv6, bluetooth, nfc, wifi = wi fi, wi-fi
  ethernet, lte, usb, usb-c = usb c, type c
  hdmi, displayport, thunderbolt, vga, arduino, raspberry pi = rpi
  esp32, openai = open ai
  anthropic, claude, chatgpt = chat gpt
  gpt, gemini, bard, copilot = github copilot
  llama, mistral, deepseek, midjourney, dall-e = dalle, dall e
  stable diffusion, bert, whisper, siri, alexa, cortana, bing, duckduckgo, google
  google maps, google drive, google docs, google sheets, google analytics, gmail = google mail
  outlook, microsoft, microsoft word = ms word
  excel = ms excel, microsoft excel
  powerpoint = power point, ms powerpoint
  microsoft office = ms office
  office 365 = o365, microsoft 365, m365
  sharepoint, onedrive = one drive
  dropbox, icloud = i cloud
  apple, amazon, facebook = fb
  meta, instagram = ig, insta
  twitter, linkedin = linked in
  tiktok = tik tok
  youtube = you tube, yt
  reddit, pinterest, snapchat, twitch, netflix, spotify, hulu, disney plus = disney+
  paypal = pay pal
  stripe, square, venmo, zelle, klarna, wise, revolut, monzo, adyen, shopify, woocommerce, magento, wordpress = word press
  drupal, joomla, wix, squarespace, salesforce, hubspot, zendesk, zapier, sap, workday, mailchimp, twilio, sendgrid
  tumblr, flickr, grindr, tinder, fiverr, imgur, scribd, upwork, deliveroo, grubhub, ebay, etsy, airbnb, uber, lyft, doordash, walmart, ikea, tesla, nvidia, amd, intel, samsung, sony, nokia, huawei, xiaomi
  iphone, ipad, ipod, apple watch, airpods, apple pay, google pay, samsung pay, galaxy, pixel, kindle, playstation, ps4, ps5
  xbox, nintendo switch, steam, chromecast, roku, fire tv, apple tv, alexa echo, homepod, nest
  visa, mastercard = master card
  american express = amex
  maestro, discover card, swift transfer, sepa, ach, iban, bic, bitcoin = btc
  ethereum = eth
  dogecoin, litecoin, solana, cardano, ripple = xrp
  photoshop, illustrator, indesign, figma, sketch, canva, blender, autocad, solidworks, premiere, after effects, gimp
  inkscape, lightroom, tableau, power bi = powerbi
  looker, metabase, superset, latex, overleaf, pandoc, sphinx, postman, insomnia, swagger, openapi, curl, wget, ffmpeg
  imagemagick, tmux, systemd, cron, selinux, iptables, wireshark, nmap, metasploit, burp suite, virtualbox, vmware, hyper-v
  qemu, kvm, proxmox, xen, ros, tensorrt, cuda, rocm, opencl, onnx, mlflow, kubeflow, sagemaker, vertex ai, bedrock, ollama
`;
