# Writes expected.csv (name,value) and expected-benchmark.csv (a row per study) from sai.csv.
#
#   Rscript expected.R      (in this folder; R, lme4)
#
# A person is study and id together; a study stands for a service; an occasion is `time`, as a number.
# Set aside: rows without id, both rows of a person-occasion found twice, rows with any blank item.

suppressMessages(library(lme4))

data <- read.csv("sai.csv", check.names = FALSE)
items <- setdiff(names(data), c("study", "id", "time"))
reversed <- c("calm", "secure", "at.ease", "rested", "comfortable", "confident", "relaxed", "content", "joyful", "pleasant")

expected <- list()
say <- function(name, value) expected[[name]] <<- as.numeric(value)

# --- Rows ---------------------------------------------------------------------------------------------------------------

noPerson <- is.na(data$id)
key <- paste(data$study, data$id, data$time)
twice <- !noPerson & (duplicated(key) | duplicated(key, fromLast = TRUE))
rest <- data[!noPerson & !twice, ]
blank <- rowSums(is.na(rest[items]))

say("rows", nrow(data))
say("studies", length(unique(data$study)))
say("occasions.most", max(table(paste(rest$study, rest$id))))
say("rows.without.person", sum(noPerson))
say("person.occasions.twice", length(unique(key[twice])))
say("rows.twice", sum(twice))
say("rows.left", nrow(rest))
say("rows.left.incomplete", sum(blank > 0))
say("rows.left.wholly.blank", sum(blank == length(items)))
say("rows.scored", sum(blank == 0))

# --- Totals -------------------------------------------------------------------------------------------------------------

scored <- rest[blank == 0, ]
scored[reversed] <- 5 - scored[reversed]
scored$total <- rowSums(scored[items])
person <- paste(scored$study, scored$id)
scored$person <- factor(person, unique(person))   # an order that no locale changes
scored$service <- factor(scored$study, unique(scored$study))
scored$occasion <- scored$time

say("total.mean", mean(scored$total))
say("total.sd", sd(scored$total))
say("total.min", min(scored$total))
say("total.max", max(scored$total))

# --- Alpha at the first occasion ----------------------------------------------------------------------------------------

alpha <- function(x) { v <- cov(x); k <- ncol(x); k / (k - 1) * (1 - sum(diag(v)) / sum(v)) }

first <- scored[scored$occasion == 1, ]
baselineAlpha <- alpha(first[items])
baselineSD <- sd(first$total)
say("occasion1.n", nrow(first))
say("occasion1.mean", mean(first$total))
say("occasion1.sd", baselineSD)
say("occasion1.alpha", baselineAlpha)

# --- total ~ occasion + (1 | person) + (1 | service), REML --------------------------------------------------------------

# lme4 at its optimum. bobyqa stops where the criterion no longer moves, which leaves the variances good to about 1e-6 and
# dependent on the order of the rows; a few Newton steps on lme4's own criterion, in log theta, with differences of sixth
# order, take them further. optimum.py computes the same without R and lme4.
fit <- function(formula, data) {
  parts <- lFormula(formula, data, REML = TRUE)
  criterion <- do.call(mkLmerDevfun, parts)
  start <- optimizeLmer(criterion, optimizer = "bobyqa", control = list(rhobeg = 0.2, rhoend = 1e-12, maxfun = 1e6))$par
  slope <- function(f, x, j, h = 0.02) {
    odd <- function(k) { up <- x; up[j] <- x[j] + k * h; down <- x; down[j] <- x[j] - k * h; f(up) - f(down) }
    (45 * odd(1) - 9 * odd(2) + odd(3)) / (60 * h)
  }
  x <- log(start)
  gradient <- function(x) sapply(seq_along(x), function(j) slope(function(x) criterion(exp(x)), x, j))
  for (step in 1:4) {
    curvature <- sapply(seq_along(x), function(j) slope(gradient, x, j))
    x <- x - solve(curvature, gradient(x))
  }
  stopifnot(abs(gradient(x)) < 1e-7, eigen(curvature)$values > 0)
  optimum <- list(par = exp(x), fval = criterion(exp(x)), conv = 0, message = "")
  mkMerMod(environment(criterion), optimum, parts$reTrms, fr = parts$fr)
}

mixed <- fit(total ~ occasion + (1 | person) + (1 | service), scored)
mixedVariances <- as.data.frame(VarCorr(mixed))
variance <- function(table, group) table$vcov[table$grp == group]
say("mixed.n", nobs(mixed))
say("mixed.persons", ngrps(mixed)["person"])
say("mixed.services", ngrps(mixed)["service"])
say("mixed.reml.criterion", REMLcrit(mixed))
say("mixed.intercept", fixef(mixed)[["(Intercept)"]])
say("mixed.intercept.se", sqrt(vcov(mixed)[1, 1]))
say("mixed.occasion", fixef(mixed)[["occasion"]])
say("mixed.occasion.se", sqrt(vcov(mixed)[2, 2]))
say("mixed.variance.person", variance(mixedVariances, "person"))
say("mixed.variance.service", variance(mixedVariances, "service"))
say("mixed.variance.residual", variance(mixedVariances, "Residual"))

# --- Reliable change, Jacobson and Truax: first against last scored occasion --------------------------------------------

scored <- scored[order(scored$occasion), ]
persons <- split(scored, scored$person)
pairs <- do.call(rbind, lapply(persons[sapply(persons, nrow) >= 2], function(person) data.frame(
  service = as.character(person$service[1]),
  first = person$total[1], last = person$total[nrow(person)],
  change = person$total[nrow(person)] - person$total[1])))
sem <- baselineSD * sqrt(1 - baselineAlpha)
sDiff <- sqrt(2) * sem
rci <- pairs$change / sDiff
say("change.persons", nrow(pairs))
say("change.sem", sem)
say("change.sdiff", sDiff)
say("change.threshold", qnorm(0.975) * sDiff)
say("change.higher", sum(rci > qnorm(0.975)))
say("change.lower", sum(rci < -qnorm(0.975)))
say("change.within", sum(abs(rci) <= qnorm(0.975)))
paired <- t.test(pairs$last, pairs$first, paired = TRUE)
say("change.mean.first", mean(pairs$first))
say("change.mean.last", mean(pairs$last))
say("change.mean", mean(pairs$change))
say("change.mean.low", paired$conf.int[1])
say("change.mean.high", paired$conf.int[2])

# --- Services -----------------------------------------------------------------------------------------------------------

services <- sort(unique(data$study), method = "radix")
pairs$service <- factor(pairs$service, services)
changes <- split(pairs$change, pairs$service)
n <- lengths(changes)
meanChange <- sapply(changes, function(x) if (length(x)) mean(x) else NA)
sdChange <- sapply(changes, function(x) if (length(x) > 1) sd(x) else NA)
half <- ifelse(n > 1, qt(0.975, pmax(n - 1, 1)) * sdChange / sqrt(n), NA)
centre <- mean(pairs$change)
sigma <- sqrt(sum((n - 1) * sdChange^2, na.rm = TRUE) / sum(n[n > 0] - 1))

random <- fit(change ~ 1 + (1 | service), pairs)
randomVariances <- as.data.frame(VarCorr(random))
modes <- ranef(random, condVar = TRUE)$service
conditional <- attr(modes, "postVar")[1, 1, ]
names(conditional) <- rownames(modes)
shrunken <- fixef(random)[[1]] + setNames(modes[[1]], rownames(modes))

say("services", length(services))
say("services.with.pairs", sum(n > 0))
say("services.without.pairs", sum(n == 0))
say("services.mean.person.weighted", centre)
say("services.sigma.within", sigma)
say("services.reml.criterion", REMLcrit(random))
say("services.intercept", fixef(random)[[1]])
say("services.intercept.se", sqrt(vcov(random)[1, 1]))
say("services.variance.service", variance(randomVariances, "service"))
say("services.variance.residual", variance(randomVariances, "Residual"))

# --- Files --------------------------------------------------------------------------------------------------------------

number <- function(x) ifelse(is.na(x), "", sprintf("%.17g", x))
write <- function(table, path) {
  file <- file(path, open = "wb")
  write.csv(table, file, row.names = FALSE, quote = FALSE)
  close(file)
}

write(data.frame(name = names(expected), value = number(unlist(expected))), "expected.csv")

limit <- function(probability) qnorm(probability) * sigma / sqrt(n)
only <- function(x) number(ifelse(n > 0, x, NA))
write(data.frame(
  service = services,
  pairs = n,
  mean = number(meanChange),
  sd = number(sdChange),
  conf.low = number(meanChange - half),
  conf.high = number(meanChange + half),
  shrunken.mean = number(shrunken[services]),
  shrunken.condVar = number(conditional[services]),
  limit95.low = only(centre - limit(0.975)),
  limit95.high = only(centre + limit(0.975)),
  limit99.8.low = only(centre - limit(0.999)),
  limit99.8.high = only(centre + limit(0.999))), "expected-benchmark.csv")
