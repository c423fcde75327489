using Recouvrement.Correspondence.Domain.Templates;
using Recouvrement.Correspondence.OwnTexts;
using Xunit;

namespace Recouvrement.Correspondence.Tests.OwnTexts;

/// <summary>A text is rendered with every sample and read back: what it lacks is named.</summary>
public sealed class TextCheckTests(OwnPress press) : IClassFixture<OwnPress>
{
    static readonly TextKey Notice = new("732829320", "formal_notice", TextForm.Letter, "fr", null), Reminder = new("732829320", "reminder_1", TextForm.Email, "fr", null);

    [Fact]
    public async Task The_shipped_notice_with_other_words_around_it_passes() =>
        Assert.Equal([], await press.Check.Faults(Notice, Changed("#signature", "Nous restons à votre écoute.\n\n#signature"), CancellationToken.None));

    [Theory]
    [InlineData("#signature", "", "signature")]
    [InlineData("#how-to-pay", "", "payment_account")]
    [InlineData("#claim", "", "compensation")]
    [InlineData("#annexes()", "", "interest_days")]
    [InlineData("#signature", "#signature\nDes frais de dossier de 15,00 € seront ajoutés.", "figure_not_of_the_statement")]
    [InlineData("#signature", "#signature\nUn huissier se présentera.", "forbidden_wording")]
    [InlineData("#signature", "#signature\n#panic(\"fin\")", "does_not_render")]
    public async Task A_notice_that_lacks_something_is_refused_by_its_name_and_where(string shipped, string own, string mention)
    {
        var faults = await press.Check.Faults(Notice, Changed(shipped, own), CancellationToken.None);
        Assert.Contains(faults, fault => fault.Mention == mention && fault.Part == "pdf" && fault.Sample.Length > 0 && fault.What.Length > 0);
    }

    [Fact]
    public async Task A_mail_is_judged_in_both_its_forms()
    {
        var shipped = ((TextSource.Email)press.Texts.Of("reminder_1.fr", TextForm.Email)!).Handlebars;
        Assert.Equal([], await press.Check.Faults(Reminder, new TextSource.Email(shipped with { Subject = "Rappel de {{creditor.name}}" }), CancellationToken.None));
        var faults = await press.Check.Faults(Reminder, new TextSource.Email(shipped with { Html = "<p>Bonjour</p>" }), CancellationToken.None);
        Assert.Contains(faults, fault => fault is { Mention: "invoice_number", Part: "html" });
        Assert.DoesNotContain(faults, fault => fault.Part == "text");
    }

    [Fact]
    public async Task A_text_that_takes_too_long_is_tried_once()
    {
        var fault = Assert.Single(await press.Check.Faults(Notice, new TextSource.Letter("#for a in range(100000) { for b in range(100000) { let c = a * b } }"), CancellationToken.None));
        Assert.Equal(("does_not_render", "one_invoice"), (fault.Mention, fault.Sample));
    }

    TextSource.Letter Changed(string shipped, string own)
    {
        var source = ((TextSource.Letter)press.Texts.Of("formal_notice.fr", TextForm.Letter)!).Typst;
        Assert.Contains(shipped, source, StringComparison.Ordinal);
        return new(source.Replace(shipped, own, StringComparison.Ordinal));
    }
}
