source("../lme4.R"); source("../inference.R"); source("../dense.R"); source("../nlme.R")
data <- as.data.frame(Orthodont)
data <- data.frame(distance = data$distance, age = data$age, Subject = factor(as.character(data$Subject)), Sex = factor(as.character(data$Sex)))
formulas <- list(intercept = distance ~ age + (1 | Subject), slope = distance ~ age + (age | Subject),
  "intercept by sex" = distance ~ age * Sex + (1 | Subject), "slope by sex" = distance ~ age * Sex + (age | Subject))
X <- model.matrix(~ age, data); Xs <- model.matrix(~ age * Sex, data); y <- data$distance; id <- as.character(data$Subject)
slopes <- list("both slopes" = rbind(c(0, 1, 0, 0), c(0, 0, 0, 1)), "slope of males" = rbind(c(0, 1, 0, 1)))
new <- data.frame(age = c(8, 11, 16, 16), Subject = c("F01", "F01", "M10", "new"))
male <- data$Sex == "Male"
# A variance of residuals for each sex: random intercept and, without one, symmetric correlation.
groups <- dense(Xs, y, id, per(id, function(q, r) q[1] + diag(ifelse(male[r], q[3], q[2]))))
symmetric <- dense(X, y, id, per(id, function(q, r) q[1] * (q[2] + (1 - q[2]) * diag(length(r)))))
by_sex <- function(reml) lme(distance ~ age * Sex, data, random = ~ 1 | Subject, weights = varIdent(form = ~ 1 | Sex),
  method = reml, control = lme_tight)
equal <- function(reml) gls(distance ~ age, data, correlation = corCompSymm(form = ~ 1 | Subject), method = reml, control = gls_tight)
cases <- list()
for (n in names(formulas)) {
  fit <- tight(formulas[[n]], data); case <- paste(n, "REML")
  cases <- c(cases, list(both(n, formulas[[n]], data), inference(case, fit, if (grepl("sex", n)) slopes else list()),
    explained(case, fit), robust(case, fit, data$Subject), if (!grepl("sex", n)) predictions(case, fit, new, new$Subject != "new")))
}
for (method in c("REML", "ML")) {
  reml <- method == "REML"; label <- function(n) paste(n, method)
  cases <- c(cases, list(
    nlme_figures(label("variance by sex"), by_sex(method)),
    dense_figures(label("variance by sex"), groups, c(3.2, .6, 2.6), reml, c("intercept", "female", "male"), slopes, linear = TRUE),
    nlme_figures(label("symmetric residuals"), equal(method)),
    dense_figures(label("symmetric residuals"), symmetric, c(6.6, .68), reml, c("variance", "correlation"))))
}
cases <- c(cases, list(ratio("slope against intercept", formulas$intercept, formulas$slope, data, TRUE)))
export(data, cases)
