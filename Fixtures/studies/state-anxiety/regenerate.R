# Writes sai.csv: the State Anxiety items of psychTools::sai, unchanged.
#
#   Rscript regenerate.R      (in this folder)

sai <- psychTools::sai
sai <- sai[c("study", "id", "time", setdiff(names(sai), c("study", "id", "time")))]
sai$study <- as.character(sai$study)
for (column in setdiff(names(sai), "study")) {
  stopifnot(all(sai[[column]] == round(sai[[column]]), na.rm = TRUE))
  sai[[column]] <- as.integer(sai[[column]])
}

stopifnot(nrow(sai) == 5378, ncol(sai) == 23, length(unique(sai$study)) == 28)

file <- file("sai.csv", open = "wb")   # the same line endings everywhere
write.csv(sai, file, row.names = FALSE, quote = FALSE, na = "")
close(file)
