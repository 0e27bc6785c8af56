# Simulated: 12 services of 6 to 12 people each, up to six occasions (weeks), people who leave, two groups
# within each service; scores in tenths.
source("../lme4.R"); source("../inference.R")
set.seed(20261128)
weeks <- c(0, 2, 4, 8, 12, 16); size <- sample(6:12, 12, TRUE); service <- rep(seq_along(size), size); N <- length(service)
at_service <- rnorm(12, 0, 2.5); level <- rnorm(N, 0, 4); slope <- .05 * level + rnorm(N, 0, .35)
group <- ifelse(runif(N) < .5, "usual", "new"); stay <- sample(2:6, N, TRUE, c(.1, .1, .1, .2, .5))
data <- do.call(rbind, lapply(seq_len(N), function(i) {
  week <- weeks[seq_len(stay[i])]
  score <- 30 + at_service[service[i]] + level[i] + (slope[i] - .3 - .25 * (group[i] == "new")) * week + rnorm(stay[i], 0, 3)
  data.frame(service = sprintf("s%02d", service[i]), person = sprintf("p%03d", i), group = group[i], week = week, score = round(score, 1))
}))
data <- data[data$week == 0 | runif(nrow(data)) > .07, ]
for (n in c("service", "person", "group")) data[[n]] <- factor(data[[n]])
formulas <- list(intercepts = score ~ week * group + (1 | service / person),
  slope = score ~ week * group + (week | person) + (1 | service),
  "slopes of both" = score ~ week * group + (week | person) + (week | service))
contrasts <- list("change of the usual to week 16" = rbind(c(0, 16, 0, 16)), "both changes" = rbind(c(0, 1, 0, 0), c(0, 1, 0, 1)))
export(data, c(lapply(names(formulas), function(n) both(n, formulas[[n]], data)), lapply(names(formulas), function(n) {
  fit <- tight(formulas[[n]], data); case <- paste(n, "REML")
  rbind(inference(case, fit, contrasts), explained(case, fit), robust(case, fit, data$service))
}), list(ratio("slope against intercepts", score ~ week * group + (1 | person) + (1 | service), formulas$slope, data, TRUE))))
