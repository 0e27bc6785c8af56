# Writes expected-services.csv: pairs, mean change in trust and its SD for each service, before anything is withheld.
#
#   Rscript expected.R      (in this folder)

data <- read.csv("responses.csv")
data[c("trust_3", "trust_6")] <- 6 - data[c("trust_3", "trust_6")]
data$trust <- rowMeans(data[paste0("trust_", 1:8)])

first <- data[data$wave == "Baseline", ]
last <- data[data$wave == "Review 1", ]
first$change <- last$trust[match(first$person, last$person)] - first$trust
services <- split(first, factor(first$service, unique(first$service)))
changes <- lapply(services, function(service) service$change[!is.na(service$change)])

number <- function(x) ifelse(is.na(x), "", sprintf("%.17g", x))
file <- file("expected-services.csv", open = "wb")
write.csv(data.frame(
  service = names(services),
  persons = sapply(services, nrow),
  pairs = lengths(changes),
  mean = number(sapply(changes, function(x) if (length(x)) mean(x) else NA)),
  sd = number(sapply(changes, function(x) if (length(x) > 1) sd(x) else NA))), file, row.names = FALSE, quote = FALSE)
close(file)
