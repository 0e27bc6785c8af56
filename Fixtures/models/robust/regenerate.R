# Robust covariances of clubSandwich and predictions of lme4; services.csv is simulated here, nobody's.
source("../lme4.R"); suppressMessages({library(clubSandwich); library(nlme)})
plain <- function(data, file) {
  for (n in names(data)) if (is.numeric(data[[n]])) data[[n]] <- number(data[[n]])
  write.csv(data, file, row.names = FALSE, quote = FALSE)
}
set.seed(23)
services <- do.call(rbind, lapply(1:7, function(s) do.call(rbind, lapply(1:(3 + s), function(p) {
  t <- sort(sample(0:6, 2 + (p + s) %% 4)); data.frame(service = paste0("s", s), person = paste0("p", s, "x", p),
    worker = paste0("w", 1 + (p + 3 * t + s) %% 5), arm = c("A", "B")[1 + s %% 2], t = t, severity = round(rnorm(1), 2))
}))))
effect <- function(key, sd) { l <- unique(key); setNames(rnorm(length(l), 0, sd), l)[key] }
services$score <- round(with(services, 20 - 0.8 * t + severity + 0.4 * t * (arm == "B") + effect(service, 3) +
  effect(person, 2) + effect(person, 0.8) * t + effect(worker, 1.6) + rnorm(length(t), 0, 1.2)), 3)
plain(services, "services.csv")
orthodont <- as.data.frame(Orthodont); orthodont$Subject <- as.character(orthodont$Subject)
orthodont$Sex <- as.character(orthodont$Sex)
plain(orthodont, "orthodont.csv")
tight <- function(formula, data, reml = TRUE) do.call(lme4::lmer, list(formula = formula, data = data, REML = reml, control = control))
robust <- function(case, fit, cluster, contrasts = list()) {
  do.call(rbind, lapply(c("CR0", "CR2"), function(type) {
    V <- as.matrix(vcovCR(fit, cluster = cluster, type = type)); at <- which(lower.tri(V, diag = TRUE), arr.ind = TRUE)
    test <- coef_test(fit, vcov = type, cluster = cluster, test = "Satterthwaite"); low <- tolower(type)
    out <- rbind(rows(case, paste(low, "cov", at[, 1] - 1, at[, 2] - 1, sep = "."), V[at]),
      rows(case, paste(low, "df", rownames(V), sep = "."), test[[grep("^df", names(test))]]))
    for (n in names(contrasts)) {
      lc <- linear_contrast(fit, vcov = type, cluster = cluster, contrasts = matrix(contrasts[[n]], 1), test = "Satterthwaite")
      out <- rbind(out, rows(case, paste(low, c("contrast.se", "contrast.df"), n, sep = "."), c(lc$SE, lc$df)))
    }
    out
  }))
}
new <- data.frame(person = c("p1x1", "p1x1", "p3x2", "new", "new", "p7x9"), service = c("s1", "s1", "s3", "s2", "elsewhere", "s7"),
  worker = c("w1", "w5", "w2", "w3", "w1", "new"), arm = c("A", "B", "B", "A", "B", "B"), t = c(0, 9, 2.5, 3, 1, 6),
  severity = c(0.5, -1, 0, 1, 2, 0.1))
plain(new, "new.csv")
predictions <- function(case, fit) rbind(
  rows(case, paste0("population.", seq_len(nrow(new)) - 1), predict(fit, new, re.form = NA)),
  rows(case, paste0("levels.", seq_len(nrow(new)) - 1), predict(fit, new, allow.new.levels = TRUE)))
slope <- tight(Reaction ~ Days + (Days | Subject), sleepstudy); intercept <- tight(Reaction ~ Days + (1 | Subject), sleepstudy)
boys <- tight(distance ~ age * Sex + (age | Subject), orthodont); line <- tight(distance ~ age + Sex + (1 | Subject), orthodont)
nested <- tight(score ~ t * arm + severity + (1 | service / person), services)
slopes <- tight(score ~ t * arm + (t | person) + (1 | service), services)
persons <- tight(score ~ t * arm + severity + (t | person), services)
crossed <- tight(score ~ t * arm + severity + (t | person) + (1 | worker), services)
threeways <- tight(score ~ t + severity + (1 | service / person) + (1 | worker), services)
write.csv(rbind(
  robust("sleepstudy slope", slope, sleepstudy$Subject, list("day 9" = c(1, 9))), robust("sleepstudy intercept", intercept, sleepstudy$Subject),
  robust("orthodont slope", boys, orthodont$Subject, list("boys at 11" = c(1, 11, 0, 0))), robust("orthodont intercept", line, orthodont$Subject),
  robust("services nested", nested, services$service), robust("services slopes", slopes, services$service),
  robust("services persons by service", persons, services$service), robust("services persons", persons, services$person),
  predictions("persons", persons), predictions("nested", nested), predictions("crossed", crossed), predictions("threeways", threeways)),
  "expected.csv", row.names = FALSE, quote = FALSE)
