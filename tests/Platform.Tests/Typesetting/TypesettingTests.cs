using Recouvrement.Platform.Typesetting;

namespace Recouvrement.Platform.Tests.Typesetting;

public sealed class TypesettingTests : IAsyncDisposable
{
    const string Greeting = """
        #let data = json("/data.json")
        #set text(font: ("Liberation Sans", "DejaVu Sans"))
        Bonjour #data.name !
        """;

    readonly Templates templates = new();

    [Theory]
    [InlineData("#panic()")]
    [InlineData("*bold* $x$ <a> _b_ `c` @d // e")]
    [InlineData("""\ " ' { } [ ] #sys.inputs.data""")]
    [InlineData("Société Élan & Œuvre – 100 % « bio »")]
    public async Task What_data_says_is_printed_and_never_markup(string name) =>
        Assert.Equal($"Bonjour {name} !", await templates.Printed(Greeting, new { name }));

    [Fact]
    public async Task A_character_without_a_glyph_becomes_a_box_and_stops_no_letter() =>
        Assert.Equal("Bonjour Zoé □ SARL !", await templates.Printed(Greeting, new { name = "Zoe\u0301 \U0001F389\u202e SARL" }));

    [Fact]
    public async Task A_half_character_and_a_control_character_stop_no_letter() =>
        Assert.Equal("Bonjour a \ufffd b !", await templates.Printed(Greeting, new { name = "a\u0000\ud800\u0007b" }));

    [Fact]
    public async Task Data_the_template_does_not_find_is_an_error_with_its_line()
    {
        var error = await Assert.ThrowsAsync<TemplateError>(() => templates.Typeset(Greeting, new { nom = "Durand" }));
        Assert.Equal(3, error.Line);
        Assert.Contains("name", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_that_is_no_typst_is_an_error_with_its_line()
    {
        var error = await Assert.ThrowsAsync<TemplateError>(() => templates.Typeset("Bonjour\n\n#let x = (", new { }));
        Assert.Equal(3, error.Line);
        Assert.Equal("template.typ:3:10: unclosed delimiter", error.Message);
    }

    [Fact]
    public async Task An_error_in_an_imported_file_names_that_file()
    {
        templates.Write("layout.typ", "#let head(of) = {\n  of.missing\n}");
        var error = await Assert.ThrowsAsync<TemplateError>(() => templates.Typeset("#import \"layout.typ\": head\n#head((a: 1))", new { }));
        Assert.Equal(("layout.typ", 2), (Path.GetFileName(error.Template), error.Line));
    }

    [Fact]
    public async Task A_template_that_is_absent_is_an_error() =>
        await Assert.ThrowsAsync<TemplateError>(() => templates.Typesetter.Typeset("absent.typ", new { }, CancellationToken.None));

    [Fact]
    public async Task A_template_sees_no_file_outside_its_folder() =>
        await Assert.ThrowsAsync<TemplateError>(() => templates.Typeset("#read(\"../../../../etc/hostname\")", new { }));

    [Fact]
    public async Task A_template_that_never_ends_is_an_error() =>
        await Assert.ThrowsAsync<TemplateError>(() => templates.Typeset("#while true {}", new { }));

    [Fact]
    public async Task A_corrected_template_is_used_at_once()
    {
        await Assert.ThrowsAsync<TemplateError>(() => templates.Typeset("#(", new { }));
        Assert.Equal("Bonjour", await templates.Printed("Bonjour", new { }));
        Assert.Equal("Bonsoir", await templates.Printed("Bonsoir", new { }));
    }

    [Fact]
    public async Task The_same_data_gives_the_same_bytes_from_another_process_too()
    {
        var first = await templates.Typeset(Greeting, new { name = "Durand" });
        await using var others = new Templates();
        Assert.Equal(first, await others.Typeset(Greeting, new { name = "Durand" }));
        Assert.Equal(first, await templates.Typeset(Greeting, new { name = "Durand" }));
    }

    [Fact]
    public async Task A_font_of_the_machine_is_never_used() =>
        Assert.Equal("", await templates.Printed("#set text(font: \"DejaVu Serif\", fallback: false)\nBonjour", new { }));

    [Theory]
    [InlineData("")]
    [InlineData("not a PDF")]
    [InlineData("%PDF-1.7\n1 0 obj\n<<")]
    public async Task Bytes_that_are_no_PDF_are_refused(string bytes) =>
        await Assert.ThrowsAsync<UnreadablePdf>(() => templates.Typesetter.ReadText(System.Text.Encoding.ASCII.GetBytes(bytes), CancellationToken.None));

    public ValueTask DisposeAsync() => templates.DisposeAsync();
}
