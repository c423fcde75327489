using System.Diagnostics;
using Recouvrement.Correspondence.Domain.Templates;
using Recouvrement.Correspondence.OwnTexts;
using Recouvrement.Correspondence.Texts;
using Xunit;

namespace Recouvrement.Correspondence.Tests.OwnTexts;

/// <summary>A text that an entity has written reads nothing but its data and the shipped layout, and ends in seconds.</summary>
public sealed class HostileTextTests(OwnPress press) : IClassFixture<OwnPress>
{
    static readonly TextContent Content = SampleContent.Of(TextSamples.For("formal_notice")[0], TextForm.Letter, "fr", "severe");

    [Fact]
    public async Task A_letter_of_its_own_stands_on_the_shipped_layout_and_its_data_is_never_markup()
    {
        var hostile = Content with { Debtor = Content.Debtor with { Name = "#panic() *gras* $x$" } };
        var text = await press.Press.Read(await press.Press.Typeset(new("#import \"letter.typ\": *\n#show: letter.with(\"Objet propre\")\nBonjour #debtor.name.\n#signature"), "letter_1.fr", hostile, CancellationToken.None), CancellationToken.None);
        Assert.Contains("Objet propre", text, StringComparison.Ordinal);
        Assert.Contains("#panic() *gras* $x$", text, StringComparison.Ordinal);
        Assert.Contains("Ateliers Duvernay", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#read(\"/etc/passwd\")")]
    [InlineData("#read(\"../Program.cs\")")]
    [InlineData("#read(\"../../../../../../../etc/hostname\")")]
    [InlineData("#import \"../../../README.md\": *")]
    [InlineData("#image(\"/proc/self/environ\")")]
    [InlineData("#let name = \"@pre\" + \"view/cetz:0.2.2\"\n#import name: *")]
    [InlineData("#import \"@preview/cetz:0.2.2\": *")]
    [InlineData("#import \"@local/own:1.0.0\": *")]
    [InlineData("#let f(n) = f(n + 1)\n#f(0)")]
    [InlineData("#while true { let x = 1 }")]
    [InlineData("#let x = ")]
    public async Task What_reaches_further_gives_no_letter(string source) =>
        await Assert.ThrowsAsync<OwnTextFails>(() => press.Press.Typeset(new(source), "letter_1.fr", Content, CancellationToken.None));

    [Theory]
    [InlineData("#for a in range(100000) { for b in range(100000) { let c = a * b } }")]
    [InlineData("#let bomb = \"x\" * 1000\n#for i in range(10) { bomb = bomb * 100 }\n#bomb.len()")]
    [InlineData("#let all = ()\n#for i in range(100000000) { all.push(range(1000)) }")]
    [InlineData("#for i in range(3000000) [Ligne #i #pagebreak()]")]
    public async Task What_takes_too_much_is_killed_in_seconds_and_shipped_letters_go_on(string bomb)
    {
        var (clock, failing) = (Stopwatch.StartNew(), press.Press.Typeset(new(bomb), "letter_1.fr", Content, CancellationToken.None));
        var shipped = press.Texts.Of("letter_1.fr", TextForm.Letter)!;
        await press.Press.Letter(new(new("letter_1.fr", null, null, shipped.Sha256), null), Content, CancellationToken.None);
        await Assert.ThrowsAsync<OwnTextFails>(() => failing);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(40));
        Assert.NotEmpty(await press.Press.Typeset(new("Bonjour"), "letter_1.fr", Content, CancellationToken.None));
    }

    /// <summary>A template of an e-mail, and a word of what is said of it; null where nothing is wrong.</summary>
    public static TheoryData<string, string?> Mails { get; } = new()
    {
        { "Bonjour {{debtor.name}}, {{money statement.outstandingCents}} au {{date statement.asOf}}.", null },
        { "{{#each statement.lines}}{{reference}} {{money outstandingCents}} {{@index}} {{../debtor.name}}{{/each}}", null },
        { "{{#if debtor.contact}}{{debtor.contact}}{{else}}Bonjour{{/if}} {{statement.lines.[0].reference}}", null },
        { "{{#is offer \"sepa_mandate\"}}oui{{else if answerUrl}}non{{/is}}{{!-- commentaire --}}{{! rien }}", null },
        { "{{!-- {{debtor.nom}} --}}", "comment" },
        { "{{> invoices}} {{> foot}}", null },
        { "{{tally statement.lines \"days\"}} {{total statement}}", null },
        { "{{{debtor.name}}}", "unencoded" },
        { "{{&debtor.name}}", "unencoded" },
        { "{{debtor.nom}}", "no field" },
        { "{{debtor.name.Length}}", "no field" },
        { "{{statement.lines.Count}}", "no field" },
        { "{{debtor.Comparer}}", "no field" },
        { "{{constructor}}", "no field" },
        { "{{lookup statement 'lines'}}", "no field" },
        { "{{log debtor.name}}", "no field" },
        { "{{#each statement.lines}}{{#each ../statement.others}}x{{/each}}{{/each}}", "each inside an each" },
        { "{{#each statement.lines}}{{> others}}{{/each}}", "part inside an each" },
        { "{{#*inline \"x\"}}{{> x}}{{/inline}}{{> x}}", "not" },
        { "{{> (lookup this 'part')}}", "part" },
        { "{{> ../../../etc/passwd}}", "part" },
        { "{{#> layout}}{{/layout}}", "not" },
        { "{{#eval debtor.name}}x{{/eval}}", "not known" },
        { "{{#if debtor.contact}}sans fin", "does not end" },
        { "{{/if}}", "not open" },
        { "{{#if debtor.contact}}{{/each}}", "not open" },
        { "{{debtor.name", "does not end" },
    };

    [Theory]
    [MemberData(nameof(Mails))]
    public void A_mail_names_fields_words_and_parts_that_are_there_and_nothing_else(string template, string? said)
    {
        var faults = HandlebarsRules.Faults("text", template, press.Texts.Parts);
        if (said is null) Assert.Empty(faults);
        else Assert.Contains(faults, fault => fault.Reason.Contains(said, StringComparison.Ordinal) && fault.Field == "text" && fault.Line == 1);
        if (said is null) Assert.NotEmpty(press.Press.Fill(new(new("Objet", template, template)), Content).Text);
    }

    [Fact]
    public void A_template_made_to_be_read_slowly_is_refused_and_no_exception() =>
        Assert.NotEmpty(HandlebarsRules.Faults("text", string.Concat(Enumerable.Repeat("{{!--", 12_000)), press.Texts.Parts));

    [Fact]
    public void A_fault_is_named_with_its_line() =>
        Assert.Equal(3, Assert.Single(HandlebarsRules.Faults("html", "a\nb\n{{nothing}}", press.Texts.Parts)).Line);

    [Theory]
    [InlineData("<p onclick=\"x()\">a</p>")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<a href=\"javascript:alert(1)\">a</a>")]
    [InlineData("<img src=\"https://ailleurs.example/pixel.gif\">")]
    [InlineData("<div style=\"display: none\">mise en demeure</div>")]
    [InlineData("<span style=\"font-size:0\">mise en demeure</span>")]
    [InlineData("<form action=\"https://ailleurs.example\"></form>")]
    [InlineData("<meta http-equiv=\"refresh\" content=\"0;url=https://ailleurs.example\">")]
    [InlineData("<div style=\"background:url(https://ailleurs.example/x)\">a</div>")]
    public void Markup_that_runs_asks_elsewhere_or_hides_is_seen(string html) => Assert.NotEmpty(HtmlReading.Unsafe(html));

    [Fact]
    public void The_text_of_HTML_is_what_its_reader_sees() =>
        Assert.Equal("Reste dû : 1 234,56 € & plus", Letters.Wording.Flat(HtmlReading.Text("<html><head><title>x</title><style>p{}</style></head><!-- caché --><p>Reste dû&nbsp;: <strong>1&nbsp;234,56&nbsp;€</strong> &amp; plus</p>").Replace('\u00a0', ' ')));
}
