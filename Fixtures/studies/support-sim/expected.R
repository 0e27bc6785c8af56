# Writes expected.csv (name,value), expected-scores.csv (a row per scored row) and expected-services.csv (a row per team).
#
#   Rscript expected.R      (in this folder; R, jsonlite)
#
# Set aside: the row without a person, the second of two identical rows. A cell outside 1 to 5 or not a number is set
# aside, and a score that needs it is missing. Trust: mean of eight with at most one missing, 3 and 6 reversed. Wellbeing: metric score by the table of the scale
# file, complete rows only. Change: last minus first scored wave.

waves <- c("Baseline", paste("Review", 1:5))
trustItems <- paste0("trust_", 1:8)
wellbeingItems <- paste0("swemwbs_", 1:7)

scale <- jsonlite::fromJSON("../../../Scales/swemwbs.json", simplifyVector = FALSE)
table <- do.call(rbind, lapply(scale$scores[[1]]$metrics[[2]]$table$rows, unlist))

data <- read.csv("responses.csv", colClasses = "character")
data$line <- seq_len(nrow(data)) + 1
answers <- c(trustItems, wellbeingItems)
usable <- sapply(data[answers], function(x) ifelse(x %in% as.character(1:5), x, NA))

expected <- list()
say <- function(name, value) expected[[name]] <<- as.numeric(value)

again <- duplicated(data[setdiff(names(data), "line")])
noPerson <- data$person == ""
say("rows", nrow(data))
say("rows.without.person", sum(noPerson))
say("rows.again", sum(again))
say("cells.not.usable", sum(is.na(usable) & data[answers] != ""))

kept <- !again & !noPerson
data <- data[kept, ]
trust <- apply(usable[kept, trustItems], 2, as.numeric)
trust[, c("trust_3", "trust_6")] <- 6 - trust[, c("trust_3", "trust_6")]
wellbeing <- apply(usable[kept, wellbeingItems], 2, as.numeric)

missing <- rowSums(is.na(trust))
setAside <- rowSums(is.na(usable[kept, trustItems]) & data[trustItems] != "") > 0
missing[setAside] <- length(trustItems)
data$trust <- ifelse(missing <= 1, rowMeans(trust, na.rm = TRUE), NA)
data$raw <- rowSums(wellbeing)   # a blank leaves the sum blank
data$metric <- table[match(data$raw, table[, 1]), 2]

say("rows.left", nrow(data))
say("persons", length(unique(data$person)))
say("trust.scored", sum(!is.na(data$trust)))
say("trust.prorated", sum(missing == 1))
say("wellbeing.scored", sum(!is.na(data$metric)))
for (wave in waves) {
  name <- tolower(sub(" ", "", wave))
  at <- data$wave == wave
  say(paste0(name, ".rows"), sum(at))
  say(paste0(name, ".trust.mean"), mean(data$trust[at], na.rm = TRUE))
  say(paste0(name, ".trust.sd"), sd(data$trust[at], na.rm = TRUE))
  say(paste0(name, ".wellbeing.mean"), mean(data$metric[at], na.rm = TRUE))
  say(paste0(name, ".wellbeing.sd"), sd(data$metric[at], na.rm = TRUE))
}

# Reliable change of trust: alpha and SD of the complete Baseline rows.
baseline <- trust[data$wave == "Baseline" & missing == 0, ]
v <- cov(baseline)
alpha <- 8 / 7 * (1 - sum(diag(v)) / sum(v))
sDiff <- sqrt(2) * sd(rowMeans(baseline)) * sqrt(1 - alpha)
say("trust.baseline.complete", nrow(baseline))
say("trust.baseline.alpha", alpha)
say("trust.baseline.sd", sd(rowMeans(baseline)))
say("trust.sdiff", sDiff)

change <- function(score) {
  scored <- data[!is.na(data[[score]]), ]
  scored <- scored[order(match(scored$wave, waves)), ]
  persons <- split(scored, factor(scored$person, unique(scored$person)))
  do.call(rbind, lapply(persons[sapply(persons, nrow) >= 2], function(person) data.frame(
    service = person$service[1], change = person[[score]][nrow(person)] - person[[score]][1])))
}
trustChange <- change("trust")
wellbeingChange <- change("metric")
say("trust.pairs", nrow(trustChange))
say("trust.change.mean", mean(trustChange$change))
say("trust.change.sd", sd(trustChange$change))
say("trust.higher", sum(trustChange$change / sDiff > qnorm(0.975)))
say("trust.lower", sum(trustChange$change / sDiff < -qnorm(0.975)))
say("trust.within", sum(abs(trustChange$change / sDiff) <= qnorm(0.975)))
say("wellbeing.pairs", nrow(wellbeingChange))
say("wellbeing.change.mean", mean(wellbeingChange$change))
say("wellbeing.change.sd", sd(wellbeingChange$change))

number <- function(x) ifelse(is.na(x), "", sprintf("%.17g", x))
write <- function(table, path) {
  file <- file(path, open = "wb")
  write.csv(table, file, row.names = FALSE, quote = FALSE)
  close(file)
}
write(data.frame(name = names(expected), value = number(unlist(expected))), "expected.csv")
write(data.frame(line = data$line, person = data$person, wave = data$wave,
                 trust = number(data$trust), wellbeing.raw = number(data$raw), wellbeing.metric = number(data$metric)), "expected-scores.csv")
services <- split(trustChange$change, factor(trustChange$service, c("North", "South", "Harbour")))
half <- sapply(services, function(x) qt(0.975, length(x) - 1) * sd(x) / sqrt(length(x)))
write(data.frame(service = names(services), pairs = lengths(services), mean = number(sapply(services, mean)), sd = number(sapply(services, sd)),
                 conf.low = number(sapply(services, mean) - half), conf.high = number(sapply(services, mean) + half)), "expected-services.csv")
