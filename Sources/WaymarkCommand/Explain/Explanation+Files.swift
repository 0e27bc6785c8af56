import Results

/// Files that are not there, or are not what they seem.
extension Explanation {
  static let files: [Explanation] = [
    Explanation(
      .fileMissing,
      "There is no file at the path that was named.",
      matters:
        "Nothing was read, so there are no numbers yet. An earlier result still stands as it was.",
      remedy:
        "Check the spelling and the folder you are in. Paths in a study file are seen from the folder of that study file.",
      example: "waymark score survy.csv --scale swemwbs\n# the file is called survey.csv"),
    Explanation(
      .fileUnreadable,
      "The file is there, but the system would not let it be read.",
      matters:
        "A file read in part would give averages of some people only, so it is not read at all.",
      remedy:
        "See who may read it (ls -l FILE). A file open in another program, or on a drive that has gone, gives the same message: copy it to your own folder and try again.",
      example: "-rw------- 1 root root 81234 survey.csv     # only root may read it"),
    Explanation(
      .fileEmpty,
      "The file has no content at all: nought bytes, or a byte order mark and nothing after it.",
      matters:
        "An export that broke off looks like this. To count it as 'no answers' would be wrong.",
      remedy: "Export it again, and see that its size is not nought before you go on.",
      example: "-rw-r--r-- 1 me me 0 survey.csv     # 0 bytes"),
    Explanation(
      .fileEncoding,
      "A byte of the file is not part of any UTF-8 character. Files saved by older spreadsheets are often in Windows-1252.",
      matters:
        "Names of columns and wordings of answers with accents would not be recognised, and their answers would be lost without a word.",
      remedy:
        "Save the file as 'CSV UTF-8', or convert it: iconv -f WINDOWS-1252 -t UTF-8 old.csv > new.csv. Look at a name with an accent afterwards.",
      example: "id,Qualité\n#     ^ the é is one byte here, as Windows-1252 has it"),
    Explanation(
      .fileGzipTruncated,
      "The compressed file ends before its content does.",
      matters:
        "The people at the end of the file are missing, and they are rarely like those at its beginning.",
      remedy: "Copy or download it again. 'gzip -t FILE' says nothing when a file is whole.",
      example: "gzip -t survey.csv.gz\ngzip: survey.csv.gz: unexpected end of file"),
    Explanation(
      .fileGzipCorrupt,
      "The file is called .gz but is not compressed, or its compressed content does not agree with its own checksum.",
      matters:
        "A wrong checksum means that some bytes, and so perhaps some answers, are not the ones that were written.",
      remedy:
        "If it was never compressed, take .gz out of its name. Otherwise fetch it again from where it came.",
      example: "mv survey.csv.gz survey.csv     # it was plain CSV all along"),
    Explanation(
      .fileGzipTooLarge,
      "Decompressed, the file is larger than may be held in memory where it must be kept whole.",
      matters:
        "A small file can be made to unfold into a huge one; a program that follows it brings the machine down.",
      remedy:
        "If it is a true survey, decompress it first (gunzip FILE) and score it as a stream with 'waymark score'.",
      example: "gunzip -k survey.csv.gz && waymark score survey.csv --scale swemwbs"),
    Explanation(
      .fileKind,
      "The first bytes are those of another kind of file than the one that is read here, whatever its name says.",
      matters: "A renamed workbook or PDF would be read as one row of nonsense.",
      remedy:
        "Open it in the program that made it and save it as CSV UTF-8, or give its true name if that kind can be read.",
      example: "survey.csv     # renamed from survey.xlsx; still a workbook inside"),
    Explanation(
      .fileUTF16,
      "The file is text with two bytes for most characters (UTF-16), as spreadsheets save 'Unicode text'.",
      matters: "Read as UTF-8 it would have no column that is called as an item is.",
      remedy:
        "Save it as CSV UTF-8, convert it with iconv, or say what it is where the command has an option for that.",
      example: "iconv -f UTF-16 -t UTF-8 unicode.txt > survey.csv"),
    Explanation(
      .fileUTF32,
      "The file is text with four bytes for every character (UTF-32).",
      matters:
        "Hardly any program writes this for a survey: see that it is the file that you mean.",
      remedy: "Convert it: iconv -f UTF-32 -t UTF-8 FILE > survey.csv.",
      example: "iconv -f UTF-32 -t UTF-8 wide.txt > survey.csv"),
    Explanation(
      .fileZeroByte,
      "There is a byte of value nought in the file, which no text has.",
      matters:
        "What comes after it may be rubbish from a broken disk or another program's own format.",
      remedy: "Save the file again from the program it came from, as CSV UTF-8.",
      example: "id,a,b\n1,3,\\0\\0\\0\\0     # what is left of a write that broke off"),
    Explanation(
      .fileLinkLoop,
      "The path is a symbolic link that leads, over other links, back to itself.",
      matters: "There is no file at the end of it, so nothing can be read.",
      remedy: "Give the path of the file itself; 'ls -l' shows where each link leads.",
      example: "latest.csv -> current.csv\ncurrent.csv -> latest.csv"),
    Explanation(
      .fileNotRegular,
      "The path leads to a folder, a pipe or a device, not to a file.",
      matters: "A device or a pipe may never end, and the run would wait for ever.",
      remedy:
        "Name the file in the folder. To read from another program, use '-', the standard input.",
      example: "zcat survey.csv.gz | waymark score - --scale swemwbs"),
  ]
}
