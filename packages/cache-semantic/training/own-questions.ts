/** Questions by what their answer is about, a line each, from near topics: written for fitting and measuring. */
export const OWN_QUESTIONS: readonly (readonly string[])[] = `
How do I undo my last commit in git?|How can I revert the most recent commit?|git: undo last commit|What is the way to take back the last git commit?|I committed too early, how do I undo it?
How do I rename a branch in git?|What is the command to rename a git branch?|git rename branch|Can I change the name of a local branch?|How to give a branch another name?
How do I delete a remote branch in git?|git remove branch on the server|What deletes a branch from the remote?|How can I delete a branch on origin?|Remove a remote git branch
How do I merge two branches without a merge commit?|git merge with fast forward only|How to combine branches without an extra commit?|Can I merge a branch and keep history linear?
How do I sort a list of dictionaries by a key in Python?|Sort list of dicts by value of a key in python|What is the way to order dictionaries in a list by one field in Python?|python sort dicts by field
How do I remove duplicates from a list in Python?|Delete duplicate items from a python list|What is the simplest way to deduplicate a Python list?|python list unique values
How do I reverse a list in Python?|What is the way to turn a Python list round?|python reverse list|Reverse the order of a list in Python
How do I read a file line by line in Python?|python read lines of a file one by one|What is the best way to go through a file by lines in Python?|Iterate over the lines of a file with Python
How do I restart a pod in Kubernetes?|kubernetes restart pod|What is the command to restart a pod?|How can I make a Kubernetes pod start again?
How do I see the logs of a pod in Kubernetes?|Show logs of a kubernetes pod|kubectl logs of a pod, how?|How can I view what a pod printed in Kubernetes?
How do I scale a deployment in Kubernetes?|kubernetes scale deployment to more replicas|What is the command to scale a deployment?|How to change the number of replicas of a deployment?
How do I list all running containers in Docker?|docker show running containers|What is the command to see running docker containers?|Which docker command lists the containers that run?
How do I remove all stopped containers in Docker?|docker delete stopped containers|What is the command that cleans up stopped docker containers?|Clean up exited containers in Docker
How do I build a Docker image from a Dockerfile?|docker build image from file|What is the command for building an image with Docker?|How can I create a docker image out of a Dockerfile?
How do I add an index to a table in Postgres?|Create an index on a postgres table|What is the SQL for adding an index in PostgreSQL?|postgres add index to column
How do I back up a Postgres database?|Make a backup of a postgresql database|What tool dumps a Postgres database?|postgres backup command
How do I restore a Postgres database from a dump?|Load a dump into postgresql|What is the command to restore a Postgres backup?|postgres restore from backup file
How many vacation days do I have left?|Where can I see my remaining holiday?|Show my leave balance|How much paid leave is left for me this year?
How do I request vacation?|Where do I apply for leave?|What is the process for asking for days off?|I want to take a holiday, how do I request it?
How do I report sick?|What should I do when I am ill and cannot work?|Whom do I tell when I am sick?|I am sick today, how do I report it?
When is my salary paid?|On which day of the month do we get paid?|What is the pay day?|When do wages arrive?
How do I change my bank account for the salary?|Where can I update the account that my pay goes to?|I have a new bank account, how do I change it for payroll?|Change salary account
How do I get my payslip?|Where can I download my payslip?|Where are the payslips?|I need a copy of my pay statement
How do I book a business trip?|What is the way to arrange travel for work?|Where do I book flights for a business trip?|I have to travel for work, how do I book?
How do I claim travel expenses?|Where do I hand in my travel costs?|What is the process to get travel expenses back?|Reimbursement of a business trip
What luggage can I take on the plane?|How much baggage is included in my ticket?|What is the baggage allowance?|How many bags may I bring on my flight?
How do I check in for my flight?|Where can I check in online?|What is the way to do online check-in?|I want to check in for a flight
How do I cancel my flight?|Can I cancel my flight booking?|What is the way to cancel a flight ticket?|I need to cancel my plane ticket
How do I change the date of my flight?|Can I move my flight to another day?|I need to rebook my flight for another date|Change flight date
How do I get a refund for a cancelled flight?|My flight was cancelled, how do I get my money back?|Refund of a flight that the airline cancelled|Can I have my money back for a cancelled flight?
How do I track my parcel?|Where is my package?|Where can I see where my delivery is?|I want to track my order
How do I return an item?|What is the process to send something back?|I want to return what I bought|Can I send an article back?
My parcel arrived damaged, what now?|The package was broken when it came|What do I do when my order arrives damaged?|I received a damaged item
How do I reset my password?|I forgot my password, what can I do?|Where can I set a new password?|Password reset
How do I change my email address?|Where can I update the email of my account?|I have a new email address, how do I change it?|Change account email
How do I turn on two-factor authentication?|Where do I enable two factor login?|What is the way to set up 2FA?|I want to switch on two-step verification
How do I cancel my subscription?|I want to end my subscription|Where can I stop the plan that I pay for?|Cancel my plan please
How do I upgrade my subscription?|I want a bigger plan|Where can I upgrade to the next plan?|Upgrade my plan please
How do I boil an egg?|How long does an egg need to boil?|What is the way to cook a boiled egg?|Boiled eggs: how long?
How do I poach an egg?|What is the way to make poached eggs?|Poached eggs, how?|How can I poach an egg without vinegar?
How do I cook rice?|What is the way to cook white rice?|How much water does rice need?|Cook rice in a pot
How do I store fresh basil?|How does basil stay fresh?|What is the best way to keep basil?|Keep fresh basil from wilting
`
  .trim()
  .split('\n')
  .map((line) => line.split('|'));
