using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.Typesetting;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>What a debtor reads is in the language that is chosen for him, and speaks in the tone of its step.</summary>
public sealed class LanguageTests(CorrespondenceFixture fixture) : IClassFixture<CorrespondenceFixture>
{
    static readonly DebtorContactV1 Abroad = new("legal_representative", "Frau Jutta Weiß", null, null, ["Hauptstraße 3"], "10115", "Berlin", "DE");

    readonly CorrespondenceUnderTest correspondence = fixture.Correspondence;

    [StandInFact]
    public async Task A_mail_speaks_the_debtors_language_and_says_which()
    {
        var asked = await correspondence.Ask(debtor => Story.Message(debtor) with { Language = "de", Tone = "firm" });
        await correspondence.Ended(asked);
        var mail = Assert.Single(await correspondence.Outside.Mails(Story.MailboxOf(asked.Debtor)));
        Assert.Contains("\r\nContent-Language: de\r\n", Encoding.ASCII.GetString(await correspondence.Document(asked)), StringComparison.Ordinal);
        Assert.Contains("nicht zum vereinbarten Termin bezahlt", mail.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("1.000,00", mail.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"de\">", mail.GetProperty("html").GetString(), StringComparison.Ordinal);
    }

    [StandInFact]
    public async Task A_letter_abroad_speaks_the_debtors_language_else_English()
    {
        await Reads("de", "Inverzugsetzung", "1.051,65 €");
        await Reads("pt", "Formal notice to pay (mise en demeure)", "€1,051.65");
    }

    async Task Reads(string language, string subject, string total)
    {
        var debtor = Guid.CreateVersion7();
        await correspondence.Bus.Publish(Story.Contacts(debtor, "Möbel Weiß GmbH", Abroad));
        var asked = Story.Notice(debtor) with { Language = language };
        await correspondence.Bus.Publish(asked);
        await correspondence.Ended(asked);
        var text = (await correspondence.Service.Services.GetRequiredService<Typesetter>().ReadText(await correspondence.Document(asked), default)).Text;
        Assert.All((string[])[subject, total, "ALLEMAGNE"], said => Assert.Contains(said, text, StringComparison.Ordinal));
    }
}
