import { readSource, readTemplate } from "../../../preview/affected/expression";

const names = new Map([
  ["path.module", "."],
  ["local.folder", "conf"],
]);
const calls = (text: string) => readTemplate(text, names).calls.map(({ name, path }) => [name, path.text, path.whole]);

test.each<[string, unknown[]]>([
  ['${file("a.txt")}', [["file", "a.txt", true]]],
  ['x ${jsonencode({ a = file("${path.module}/a.txt") })} y', [["file", "./a.txt", true]]],
  ['${file( /* why */ "a.txt" )}', [["file", "a.txt", true]]],
  [
    '${templatefile("t.tpl", { text = filebase64("b.bin") })}',
    [
      ["filebase64", "b.bin", true],
      ["templatefile", "t.tpl", true],
    ],
  ],
  ["${file(local.folder)}", [["file", "conf", true]]],
  ['${file("${local.folder}/${each.key}.json")}', [["file", "conf/", false]]],
  ["${file(var.path)}", [["file", "", false]]],
  ['${file("a" == "b" ? "c" : "d")}', [["file", "", false]]],
  ['${file(abspath("a.txt"))}', [["file", "a.txt", true]]],
  ['%{ if fileexists("a.txt") }yes%{ endif }', [["fileexists", "a.txt", true]]],
  ['${file("quo\\"te.txt")}', [["file", 'quo"te.txt', true]]],
  ['${core::file("a.txt")}', [["file", "a.txt", true]]],
  ['${core :: file("a.txt")}', [["file", "a.txt", true]]],
  ['${core::templatefile(core::abspath("t.tpl"), {})}', [["templatefile", "t.tpl", true]]],
  ['${provider::x::read_file("a.txt")}', [["provider::x::read_file", "", false]]],
  ['${filesha3("a.txt")}', [["filesha3", "", false]]],
  ['${file("\\u002ea.txt")}', [["file", ".a.txt", true]]],
  ['${file("\\U0000002fa.txt")}', [["file", "/a.txt", true]]],
  ['${file("a\\x2fb.txt")}', [["file", "a", false]]],
  ['${<<E-F\n"\\${file("a.txt")}\nE-F\n}', [["file", "a.txt", true]]],
  ['$${file("a.txt")}', []],
  ['file("a.txt")', []],
  ["${aws_file.x.name} ${profile(1)}", []],
])("%s reads %j", (text, expected) => {
  expect(calls(text).sort()).toEqual(expected);
});

test("a file in Terraform's language: heredocs and comments are understood", () => {
  const text = `
    # file("comment.txt")
    // file("comment.txt")
    /* file("comment.txt") */
    locals {
      a = <<-EOT
        \${file("heredoc.txt")} file("text.txt")
      EOT
      b = file("b.txt") # file("behind.txt")
      c = { d = [file("c.txt")] }
    }
    # ${"long ".repeat(60)} file("far behind.txt")
    x = file("last.txt")
  `;
  expect(readSource(text, names).calls.map(({ path }) => path.text)).toEqual([
    "heredoc.txt",
    "b.txt",
    "c.txt",
    "last.txt",
  ]);
});

test("the path of a module counts as used unless it leads to a file that is read", () => {
  const uses = (text: string) => readSource(text, names).usesModulePath;

  expect(uses('a = file("${path.module}/a.txt")')).toBe(false);
  expect(uses('a = "${path.module}/a.txt"')).toBe(true);
});
