using Recouvrement.Correspondence.Texts;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Letters;

/// <summary>What a text says of its own way and of its own sum is true of them: a letter without paper has no advice of delivery, and what a statement lists is not all that is overdue.</summary>
public sealed class HeadingAndSumTests(Press press) : IClassFixture<Press>
{
    static readonly EmailTexts Emails = new(Repository.Templates);

    [Theory]
    [InlineData("fr", "Lettre recommandée avec avis de réception", "Lettre recommandée électronique")]
    [InlineData("en", "Registered letter with advice of delivery", "Electronic registered letter")]
    [InlineData("de", "Einschreiben mit Rückschein", "Elektronisches Einschreiben")]
    [InlineData("es", "Carta certificada con acuse de recibo", "Carta certificada electrónica")]
    [InlineData("it", "Raccomandata con avviso di ricevimento", "Raccomandata elettronica")]
    public async Task A_registered_letter_is_headed_by_the_way_it_goes(string language, string onPaper, string electronic)
    {
        foreach (var (channel, heading, other) in new (string?, string, string)[] { (null, onPaper, electronic), ("registered_letter", onPaper, electronic), ("electronic_registered_letter", electronic, onPaper) })
        {
            var text = await Printed("formal_notice", Claim.Content(language, "firm") with { Channel = channel });
            Assert.Contains(heading, text, StringComparison.Ordinal);
            Assert.DoesNotContain(other, text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("fr", 3, "dont {0} pour les factures échues ci-dessous.")]
    [InlineData("fr", 1, "dont {0} pour la facture échue ci-dessous.")]
    [InlineData("en", 3, "of which {0} for the overdue invoices below.")]
    [InlineData("en", 1, "of which {0} for the overdue invoice below.")]
    [InlineData("de", 3, "davon entfallen {0} auf die nachstehenden überfälligen Rechnungen.")]
    [InlineData("de", 1, "davon entfallen {0} auf die nachstehende überfällige Rechnung.")]
    [InlineData("es", 3, "del que {0} corresponden a las facturas vencidas que figuran a continuación.")]
    [InlineData("es", 1, "del que {0} corresponden a la factura vencida que figura a continuación.")]
    [InlineData("it", 3, "di cui {0} per le fatture scadute riportate di seguito.")]
    [InlineData("it", 1, "di cui {0} per la fattura scaduta riportata di seguito.")]
    public async Task The_sum_of_a_statement_is_that_of_the_invoices_it_lists(string language, int lines, string said)
    {
        var content = Claim.Content(language, "courteous", lines);
        var sentence = string.Format(null, said, Written.Money(language, content.Statement.OutstandingCents));
        Assert.Contains(sentence, await Printed("statement", content), StringComparison.Ordinal);
        Assert.Contains(sentence, Wording.Flat(Emails.Render("statement", content).Text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr", "arrivent à échéance à partir du ", "arrive à échéance le ")]
    [InlineData("en", "fall due from ", "falls due on ")]
    [InlineData("de", "werden ab dem ", "wird am ")]
    [InlineData("es", "vencen a partir del ", "vence el ")]
    [InlineData("it", "scadono a partire dal ", "scade il ")]
    public void A_text_message_of_several_invoices_names_their_first_day_as_the_first(string language, string many, string one)
    {
        foreach (var (lines, said) in new[] { (3, many), (1, one) })
        {
            var statement = Claim.Of(lines);
            var content = Claim.Content(language, "courteous") with { Statement = statement with { Lines = [.. statement.Lines.OrderBy(line => line.DueOn)] } };
            Assert.Contains(said + Written.Day(language, content.Statement.Lines.Min(line => line.DueOn)), Wording.Flat(Emails.TextMessage("pre_sms", content)), StringComparison.Ordinal);
        }
    }

    async Task<string> Printed(string kind, TextContent content) => Wording.Flat(string.Join('\n', (await press.Typesetter.ReadText(
        await press.Typesetter.Typeset($"{kind}.{content.Language}.typ", content, CancellationToken.None), CancellationToken.None)).Pages));
}
