using System.Text;
using Recouvrement.Platform.Typesetting;

namespace Recouvrement.Platform.Tests.Typesetting;

public sealed class AttachedFileTests : IAsyncDisposable
{
    const string Greeting = """
        #let data = json("/data.json")
        #set document(title: "Relevé")
        #set text(font: ("Liberation Sans", "DejaVu Sans"), lang: "fr", region: "FR")
        = Bonjour
        Cher #data.name
        #table(columns: 2, table.header[Facture][Reste dû], [F1], [12,00])
        """;

    readonly Templates templates = new();

    [Fact]
    public async Task What_is_attached_comes_back_byte_for_byte_under_its_name()
    {
        byte[] invoice = [37, 80, 68, 70, 0, 255, 13, 10];
        var pdf = await Typeset(new PdfFile("facture-FA2026-0012.pdf", "application/pdf", "Facture FA2026-0012", invoice), new PdfFile("relevé.csv", "text/csv", "Relevé", "a;b"u8.ToArray(), PdfRelationship.Source));
        var found = (await templates.Typesetter.ReadAttachments(pdf, CancellationToken.None)).ToDictionary(a => a.Name, a => a.Content);
        Assert.Equal(["facture-FA2026-0012.pdf", "relevé.csv"], found.Keys.Order());
        Assert.Equal(invoice, found["facture-FA2026-0012.pdf"]);
        Assert.Contains("/AFRelationship /Source", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_attached_changes_nothing_that_is_printed()
    {
        var pdf = await Typeset(new PdfFile("a.xml", "application/xml", "a", [1]));
        Assert.Equal((await Read(await Typeset())).Pages, (await Read(pdf)).Pages);
    }

    [Theory]
    [InlineData("../../etc/passwd", "-..-etc-passwd")]
    [InlineData("C:\\facture\u0000\n1.pdf", "C--facture--1.pdf")]
    [InlineData("", "file")]
    [InlineData("\"#panic()*b*.pdf", "-#panic()-b-.pdf")]
    public async Task A_name_that_no_file_may_have_is_mended(string name, string saved)
    {
        var pdf = await Typeset(new PdfFile(name, "application/pdf", "#panic() *b*", [1, 2]));
        Assert.Equal(saved, Assert.Single(await templates.Typesetter.ReadAttachments(pdf, CancellationToken.None)).Name);
    }

    [Fact]
    public async Task Two_files_of_one_name_are_both_kept()
    {
        var pdf = await Typeset(new PdfFile("facture-1.pdf", "application/pdf", "1", [1]), new PdfFile("Facture-1.pdf", "application/pdf", "2", [2]));
        Assert.Equal(["Facture-1-2.pdf", "facture-1.pdf"], (await templates.Typesetter.ReadAttachments(pdf, CancellationToken.None)).Select(a => a.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Files_of_one_letter_are_not_those_of_the_next()
    {
        await Typeset(new PdfFile("a.xml", "application/xml", "a", [1]));
        Assert.Empty(await templates.Typesetter.ReadAttachments(await Typeset(), CancellationToken.None));
        Assert.Equal("b.xml", Assert.Single(await templates.Typesetter.ReadAttachments(await Typeset(new PdfFile("b.xml", "application/xml", "b", [2])), CancellationToken.None)).Name);
    }

    [Fact]
    public async Task The_line_of_an_error_is_the_same_with_attachments()
    {
        var template = templates.Write("wrong.typ", "Bonjour\n\n#let x = (");
        var error = await Assert.ThrowsAsync<TemplateError>(() => templates.Typesetter.Typeset(template, new { }, [new("a.xml", "application/xml", "a", [1])], CancellationToken.None));
        Assert.Equal(3, error.Line);
    }

    [Fact]
    public async Task A_document_is_PDF_A_3b_and_tagged_in_its_language()
    {
        var structure = await templates.Typesetter.ReadStructure(await Typeset(new PdfFile("a.xml", "application/xml", "a", [1])), CancellationToken.None);
        Assert.Equal(("Relevé", "fr-FR", "PDF/A-3b"), (structure.Title, structure.Language, structure.Standard));
        Assert.Contains(structure.Elements, e => e is { Role: "H1", Text: "Bonjour" });
        Assert.Contains(structure.Elements, e => e.Role == "P" && e.Text.Contains("Cher Durand", StringComparison.Ordinal));
        Assert.Equal(["Table", "TH", "TH", "TD", "TD"], structure.Elements.Select(e => e.Role).Where(r => r is "Table" or "TH" or "TD"));
    }

    Task<byte[]> Typeset(params PdfFile[] files) => templates.Typesetter.Typeset(templates.Write("letter.typ", Greeting), new { name = "Durand" }, files, CancellationToken.None);

    Task<PdfText> Read(byte[] pdf) => templates.Typesetter.ReadText(pdf, CancellationToken.None);

    public ValueTask DisposeAsync() => templates.DisposeAsync();
}
