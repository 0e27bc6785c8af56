# Writes expected.csv (name,value): what the rules of NHS Talking Therapies count in responses.csv.
#
#   Rscript expected.R      (in this folder; R)
#
# Range of people who seek help: PHQ-9 10 or more, GAD-7 8 or more at the start; left when below both. Reliable: 6 and 4 points or
# more. First and last complete questionnaire of each person. A person started in range if either did.

data <- read.csv("responses.csv", colClasses = c(person = "character", service = "character", wave = "character"))
data$time <- match(data$wave, c("First session", "Middle", "Last session"))
data$phq <- rowSums(data[paste0("phq_", 1:9)])
data$gad <- rowSums(data[paste0("gad_", 1:7)])
data <- data[order(data$person, data$time), ]

ends <- function(score) {
  known <- data[!is.na(data[[score]]), ]
  t(sapply(unique(data$person), function(who) {
    of <- known[[score]][known$person == who]
    c(first = if (length(of)) of[1] else NA, last = if (length(of) > 1) of[length(of)] else NA)
  }))
}
phq <- ends("phq")
gad <- ends("gad")

started <- (phq[, "first"] >= 10) | (gad[, "first"] >= 8)   # TRUE | NA is TRUE
known <- !is.na(phq[, "last"]) & !is.na(gad[, "last"])
left <- phq[, "last"] < 10 & gad[, "last"] < 8
down <- phq[, "first"] - phq[, "last"] >= 6 | gad[, "first"] - gad[, "last"] >= 4
up <- phq[, "last"] - phq[, "first"] >= 6 | gad[, "last"] - gad[, "first"] >= 4
better <- down & !up
scored <- !is.na(phq[, "first"]) | !is.na(gad[, "first"])

rows <- list()
say <- function(name, value) rows[[name]] <<- as.numeric(value)
say("persons", length(started))
say("known", sum(known))
say("incomplete", sum(scored & !known))
say("no.score", sum(!scored))
say("both.ways", sum(known & down & up))
rate <- function(name, of, counted) {
  k <- sum(known & of %in% TRUE & counted)
  n <- sum(known & of %in% TRUE)
  unknown <- sum(scored & !known & !(of %in% FALSE))
  interval <- suppressWarnings(prop.test(k, n, correct = FALSE)$conf.int)
  say(paste0(name, ".count"), k)
  say(paste0(name, ".of"), n)
  say(paste0(name, ".unknown"), unknown)
  say(paste0(name, ".low"), interval[1])
  say(paste0(name, ".high"), interval[2])
}
rate("recovery", started, left)
rate("reliable-improvement", rep(TRUE, length(started)), better)
rate("reliable-recovery", started, left & better)

values <- sapply(unlist(rows), function(x) format(x, digits = 17))
write.csv(data.frame(name = names(rows), value = values), "expected.csv", row.names = FALSE, quote = FALSE)
