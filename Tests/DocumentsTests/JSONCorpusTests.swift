import Documents
import FoundationEssentials
import Results
import Testing

/// nst/JSONTestSuite, `test_parsing`: 318 files named for what a parser must do with them. They are
/// looked for in `shared/corpora/json` beside the checkout; where they are absent the suite is
/// skipped, and says so.
@Suite(
  "JSONTestSuite corpus",
  .enabled(
    if: Corpus.isPresent, "the corpus is not beside this checkout (../shared/corpora/json)"))
struct JSONCorpusTests {
  @Test("all 95 that must be accepted are")
  func accepted() throws {
    let files = try Corpus.files(prefix: "y_")
    #expect(files.count == 95)
    for file in files { #expect(file.troubles.isEmpty, "\(file.name)") }
  }

  @Test("the two accepted files with a key twice are refused as a definition, with both places")
  func decodedKeys() throws {
    for name in ["y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json"] {
      let file = try #require(try Corpus.files(prefix: name).first)
      let reading = Reading(file: name)
      _ = file.node?.membersValue(reading)
      #expect(reading.diagnostics.map(\.code) == [.documentDuplicateKey])
      #expect(reading.diagnostics.first?.place.column == 10)
      #expect(reading.diagnostics.first?.message.contains("first on line 1, column 2,") == true)
    }
  }

  @Test("all 188 that must be refused are, with a line and column")
  func refused() throws {
    let files = try Corpus.files(prefix: "n_")
    #expect(files.count == 188)
    for file in files {
      let trouble = try #require(file.troubles.first, "\(file.name)")
      #expect(trouble.place.line ?? 0 > 0 && trouble.place.column ?? 0 > 0, "\(file.name)")
    }
  }

  @Test("where parsers may choose, all 35 choices are the ones written here")
  func decided() throws {
    let files = try Corpus.files(prefix: "i_")
    #expect(files.count == 35)
    #expect(Set(files.map(\.name)) == Set(Corpus.choices.keys))
    for file in files {
      let choice = try #require(Corpus.choices[file.name], "\(file.name)")
      #expect(file.troubles.first?.code == choice, "\(file.name)")
    }
  }
}

private enum Corpus {
  struct File {
    var name: String
    var node: Node?
    var troubles: [Diagnostic]
  }

  static let folder =
    #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined()
    + "/shared/corpora/json/test_parsing"

  static var isPresent: Bool { FileManager.default.fileExists(atPath: folder) }

  static func files(prefix: String) throws -> [File] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    return try names.filter { $0.hasPrefix(prefix) }.map { name in
      let data = try #require(FileManager.default.contents(atPath: folder + "/" + name))
      do throws(RefusedInput) {
        let node = try JSONDocument.parse(Array(data), file: name)
        return File(name: name, node: node, troubles: [])
      } catch {
        return File(name: name, node: nil, troubles: error.diagnostics)
      }
    }
  }

  /// The code of the refusal, nil where the file is accepted.
  static let choices: [String: DiagnosticCode?] = [
    // Accepted: numbers keep their text, so their size is judged when one is asked for; a byte
    // order mark is skipped.
    "i_number_double_huge_neg_exp.json": nil,
    "i_number_huge_exp.json": nil,
    "i_number_neg_int_huge_exp.json": nil,
    "i_number_pos_double_huge_exp.json": nil,
    "i_number_real_neg_overflow.json": nil,
    "i_number_real_pos_overflow.json": nil,
    "i_number_real_underflow.json": nil,
    "i_number_too_big_neg_int.json": nil,
    "i_number_too_big_pos_int.json": nil,
    "i_number_very_big_negative_int.json": nil,
    "i_structure_UTF-8_BOM_empty_object.json": nil,
    // Refused: half a character.
    "i_object_key_lone_2nd_surrogate.json": .documentLoneSurrogate,
    "i_string_1st_surrogate_but_2nd_missing.json": .documentLoneSurrogate,
    "i_string_1st_valid_surrogate_2nd_invalid.json": .documentLoneSurrogate,
    "i_string_incomplete_surrogate_and_escape_valid.json": .documentLoneSurrogate,
    "i_string_incomplete_surrogate_pair.json": .documentLoneSurrogate,
    "i_string_incomplete_surrogates_escape_valid.json": .documentLoneSurrogate,
    "i_string_invalid_lonely_surrogate.json": .documentLoneSurrogate,
    "i_string_invalid_surrogate.json": .documentLoneSurrogate,
    "i_string_inverted_surrogates_U+1D11E.json": .documentLoneSurrogate,
    "i_string_lone_second_surrogate.json": .documentLoneSurrogate,
    // Refused: not UTF-8.
    "i_string_UTF-16LE_with_BOM.json": .fileEncoding,
    "i_string_UTF-8_invalid_sequence.json": .fileEncoding,
    "i_string_UTF8_surrogate_U+D800.json": .fileEncoding,
    "i_string_invalid_utf-8.json": .fileEncoding,
    "i_string_iso_latin_1.json": .fileEncoding,
    "i_string_lone_utf8_continuation_byte.json": .fileEncoding,
    "i_string_not_in_unicode_range.json": .fileEncoding,
    "i_string_overlong_sequence_2_bytes.json": .fileEncoding,
    "i_string_overlong_sequence_6_bytes.json": .fileEncoding,
    "i_string_overlong_sequence_6_bytes_null.json": .fileEncoding,
    "i_string_truncated-utf-8.json": .fileEncoding,
    "i_string_utf16BE_no_BOM.json": .fileEncoding,
    "i_string_utf16LE_no_BOM.json": .fileEncoding,
    // Refused: deeper than 64.
    "i_structure_500_nested_arrays.json": .documentTooDeep,
  ]
}
