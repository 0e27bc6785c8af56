# Writes expected-adjusted.csv (a row per study) and expected-adjusted-model.csv (name,value) from sai.csv: change beside
# what is expected of people who started alike.
#
#   Rscript expected-adjusted.R      (in this folder; R, lme4)
#
# Rows are set aside and people paired as in expected.R. The model is change ~ first + (1 | study) by REML. A difference is
# the mean change less the mean that the fixed effects give the same people. The funnel: z = difference / (sigma / sqrt n)
# with sigma pooled within studies; z winsorised by a tenth at each end (quantile type 7); DerSimonian and Laird about 0.

suppressMessages(library(lme4))

data <- read.csv("sai.csv", check.names = FALSE)
items <- setdiff(names(data), c("study", "id", "time"))
reversed <- c("calm", "secure", "at.ease", "rested", "comfortable", "confident", "relaxed", "content", "joyful", "pleasant")
key <- paste(data$study, data$id, data$time)
twice <- !is.na(data$id) & (duplicated(key) | duplicated(key, fromLast = TRUE))
rest <- data[!is.na(data$id) & !twice, ]
people <- tapply(paste(rest$study, rest$id), rest$study, function(x) length(unique(x)))
scored <- rest[rowSums(is.na(rest[items])) == 0, ]
scored[reversed] <- 5 - scored[reversed]
scored$total <- rowSums(scored[items])
withFirst <- tapply(paste(scored$study, scored$id), scored$study, function(x) length(unique(x)))
scored <- scored[order(scored$time), ]
persons <- split(scored, paste(scored$study, scored$id))
pairs <- do.call(rbind, lapply(persons[sapply(persons, nrow) >= 2], function(person) data.frame(
  service = person$study[1], first = person$total[1], change = person$total[nrow(person)] - person$total[1])))
pairs$service <- factor(pairs$service, sort(unique(pairs$service), method = "radix"))

# As in expected.R: Newton's method goes on from where the optimizer stops.
parts <- lFormula(change ~ first + (1 | service), pairs, REML = TRUE)
criterion <- do.call(mkLmerDevfun, parts)
start <- optimizeLmer(criterion, optimizer = "bobyqa", control = list(rhobeg = 0.2, rhoend = 1e-12, maxfun = 1e6))$par
slope <- function(f, x, h = 0.02) {
  odd <- function(k) f(x + k * h) - f(x - k * h)
  (45 * odd(1) - 9 * odd(2) + odd(3)) / (60 * h)
}
gradient <- function(x) slope(function(x) criterion(exp(x)), x)
x <- log(start)
for (step in 1:4) x <- x - gradient(x) / slope(gradient, x)
stopifnot(abs(gradient(x)) < 1e-7)
fit <- mkMerMod(environment(criterion), list(par = exp(x), fval = criterion(exp(x)), conv = 0, message = ""),
  parts$reTrms, fr = parts$fr)

between <- as.data.frame(VarCorr(fit))$vcov[1]
within <- sigma(fit)^2
n <- as.vector(table(pairs$service))
expectedChange <- fixef(fit)[[1]] + fixef(fit)[[2]] * pairs$first
residual <- pairs$change - expectedChange
mean <- function(x) as.vector(tapply(x, pairs$service, base::mean))
difference <- mean(residual)
spread <- as.vector(tapply(residual, pairs$service, sd))
pooled <- sqrt(sum((n - 1) * spread^2) / sum(n - 1))
modes <- ranef(fit, condVar = TRUE)$service
condVar <- attr(modes, "postVar")[1, 1, ]
lambda <- 1 - condVar / between

s <- pooled / sqrt(n)
z <- difference / s
ends <- quantile(z, c(0.1, 0.9), type = 7)
kept <- pmin(pmax(z, ends[1]), ends[2])
k <- length(z)
phi <- sum(kept^2) / k
w <- 1 / s^2
tau2 <- if (k * phi < k - 1) 0 else max(0, (k * phi - (k - 1)) / (sum(w) - sum(w^2) / sum(w)))
if (phi <= 1) tau2 <- 0
reach <- function(probability) qnorm(probability) * sqrt(pooled^2 / n + tau2)

number <- function(x) sprintf("%.17g", x)
write <- function(table, path) {
  file <- file(path, open = "wb")
  write.csv(table, file, row.names = FALSE, quote = FALSE)
  close(file)
}
model <- list(
  intercept = fixef(fit)[[1]], first = fixef(fit)[[2]], first.se = sqrt(vcov(fit)[2, 2]), between = between,
  within = within, icc = between / (between + within), spread = pooled, phi = phi, tau2 = tau2,
  people.for.0.7 = 0.7 * (1 - between / (between + within)) / (between / (between + within) * 0.3))
write(data.frame(name = names(model), value = number(unlist(model))), "expected-adjusted-model.csv")
level <- levels(pairs$service)
write(data.frame(
  service = level, people = as.vector(people[level]), with.first = as.vector(withFirst[level]), pairs = n,
  expected = number(mean(expectedChange)), difference = number(difference), z = number(z),
  effect = number(modes[[1]]), error = number(sqrt(condVar)), lambda = number(lambda),
  low95 = number(-reach(0.975)), high95 = number(reach(0.975)), high998 = number(reach(0.999))),
  "expected-adjusted.csv")
