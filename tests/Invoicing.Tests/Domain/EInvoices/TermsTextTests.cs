using System.Globalization;
using static Recouvrement.Invoicing.Tests.Domain.EInvoices.InvoiceXml;

namespace Recouvrement.Invoicing.Tests.Domain.EInvoices;

/// <summary>A text of payment terms gives a due date only where it leaves no doubt.</summary>
public sealed class TermsTextTests
{
    [Theory]
    [InlineData("30 jours", "2026-03-31")]
    [InlineData("PAIEMENT 30 JOURS NET", "2026-03-31")]
    [InlineData("à 45 jours date de facture", "2026-04-15")]
    [InlineData("Net 30", "2026-03-31")]
    [InlineData("60 net", "2026-04-30")]
    [InlineData("Zahlbar innerhalb von 14 Tagen netto", "2026-03-15")]
    [InlineData("30 jours, pas d'escompte pour paiement anticipé", "2026-03-31")]
    [InlineData("2% escompte à 10 jours, 30 jours net", "2026-03-31")]
    [InlineData("#SKONTO#TAGE=7#PROZENT=2.00#\nNet 30", "2026-03-31")]
    [InlineData("au 31/03/2026", "2026-03-31")]
    [InlineData("Échéance : 5.4.2026", "2026-04-05")]
    [InlineData("payable le 1er avril 2026", "2026-04-01")]
    [InlineData("due 2026-04-02", "2026-04-02")]
    [InlineData("Net 0", "2026-03-01")]
    public void Clear(string terms, string due) => Assert.Equal(DateOnly.Parse(due, CultureInfo.InvariantCulture), DueOn(terms));

    [Theory]
    [InlineData("45 jours fin de mois")]
    [InlineData("30 jours fdm")]
    [InlineData("30 jours après réception de la facture")]
    [InlineData("30 days after receipt")]
    [InlineData("10 ou 30 jours")]
    [InlineData("2% escompte à 10 jours")]
    [InlineData("avant le 31/03/2026 ou le 15/04/2026")]
    [InlineData("31/02/2026")]
    [InlineData("31/12/2025")]
    [InlineData("montant net 150 EUR")]
    [InlineData("9999 jours")]
    [InlineData("999 jours")]
    [InlineData("à réception")]
    [InlineData("comptant")]
    [InlineData("#SKONTO#TAGE=7#PROZENT=2.00#")]
    public void Unclear(string terms) => Assert.Null(DueOn(terms));

    static DateOnly? DueOn(string terms) => Found(Ubl.With(("<cbc:DueDate>2026-03-31</cbc:DueDate>", ""), ("<cbc:Note>30 jours</cbc:Note>", $"<cbc:Note>{terms}</cbc:Note>"))).Invoice.DueOn;
}
