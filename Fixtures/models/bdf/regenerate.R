# Language scores of 2,287 pupils in 131 schools (nlme::bdf), and what lme4 makes of all rows.
library(nlme)
library(lme4)
library(lmerTest)
data(bdf)
rows <- data.frame(school = as.integer(as.character(bdf$schoolNR)), pre = bdf$langPRET, post = bdf$langPOST)
write.csv(rows, "input.csv", row.names = FALSE, quote = FALSE)
rows$school <- factor(rows$school, levels = unique(rows$school))
rows$change <- rows$post - rows$pre
control <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhobeg = 0.2, rhoend = 1e-10))
out <- list()
add <- function(case, name, value) out[[length(out) + 1]] <<- sprintf("%s,%s,%.17g", case, name, value)
for (formula in c("post ~ pre", "post ~ 1", "change ~ 1")) for (reml in c(TRUE, FALSE)) {
  case <- paste0(formula, if (reml) " REML" else " ML")
  fit <- lmerTest::lmer(as.formula(paste(formula, "+ (1 | school)")), rows, REML = reml, control = control)
  table <- coef(summary(fit, ddf = "Satterthwaite"))
  for (term in rownames(table)) {
    add(case, paste0("estimate.", term), table[term, "Estimate"])
    add(case, paste0("se.", term), table[term, "Std. Error"])
    add(case, paste0("df.", term), table[term, "df"])
  }
  variances <- as.data.frame(VarCorr(fit))$vcov
  add(case, "between", variances[1]); add(case, "within", variances[2])
  add(case, "criterion", if (reml) REMLcrit(fit) else deviance(fit))
  modes <- ranef(fit, condVar = TRUE)$school
  spread <- sqrt(as.vector(attr(modes, "postVar")))
  for (position in c(1, 2, 66, 131)) {
    school <- rownames(modes)[position]
    add(case, paste0("effect.", school), modes[position, 1])
    add(case, paste0("sd.", school), spread[position])
  }
}
writeLines(c("case,name,value", unlist(out)), "expected.csv")
