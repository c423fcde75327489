using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Litigation.Court;
using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Platform.Typesetting;
using static Recouvrement.Litigation.Tests.Domain.Court.CourtStory;

namespace Recouvrement.Litigation.Tests.Domain.Court;

/// <summary>What a request says of interest: what is asked for, by which text, and no word more.</summary>
public sealed class RequestWordsTests : IAsyncLifetime
{
    const string Later = "les intérêts postérieurs au 31 mars 2026 sur le principal de", NoMore = "Aucun intérêt postérieur n'est demandé.";
    static readonly Party Creditor = new("Fonderie SAS", ["Voiron"]), Debtor = new("Boulangerie", ["Avignon"]);
    static readonly ClaimGrounds Grounds = new(DebtorKind.Company, Origin.HandOver, Origin.Law, Origin.Accounts, null, null, false);
    readonly Typesetter typesetter = new(Options.Create(new TypesettingOptions()), NullLogger<Typesetter>.Instance);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await typesetter.DisposeAsync();

    [Theory]
    [InlineData(CourtProcedure.PaymentOrder)]
    [InlineData(CourtProcedure.EuropeanOrder)]
    [InlineData(CourtProcedure.Summons)]
    public async Task Later_interest_is_asked_on_the_principal_that_still_bears_it(CourtProcedure procedure)
    {
        var all = await Printed(procedure, Claim(Grounds));
        Assert.Contains($"outre {Later} 1 000,00 €", all);
        Assert.Contains("C. com. D441-5", all);
        Assert.Contains($"outre {Later} 1 000,00 €", await Printed(procedure, Claim(Grounds), Claim(Grounds with { BearsNothing = true }, interest: 0)));

        var frozen = await Printed(procedure, Claim(Grounds with { FrozenSince = Day("2026-03-16") }));
        Assert.DoesNotContain(Later, frozen);
        Assert.Contains("jugement d'ouverture d'une procédure collective du 16 mars 2026, ils sont arrêtés à sa veille (C. com. L622-28)", frozen);
        Assert.Contains(NoMore, frozen);

        var waived = await Printed(procedure, Claim(Grounds with { BearsNothing = true }, interest: 0));
        foreach (var words in new[] { Later, NoMore, "Intérêts de retard échus", "Calcul des intérêts", "pénalités de retard", "les intérêts et les frais" }) Assert.DoesNotContain(words, waived);
        Assert.Contains("Aucun intérêt de retard n'est demandé.", waived);
    }

    [Fact]
    public async Task The_compensation_is_asked_by_the_text_that_gives_it()
    {
        var ofPublicBody = await Printed(CourtProcedure.PaymentOrder, Claim(Grounds with { Debtor = DebtorKind.PublicBody }));
        Assert.Contains("Indemnité forfaitaire pour frais de recouvrement (CCP D2192-35)", ofPublicBody);
        Assert.DoesNotContain("D441-5", ofPublicBody);
        // Nobody kept who owes it: no text is named.
        var unknown = await Printed(CourtProcedure.PaymentOrder, Claim(null));
        Assert.Matches("Indemnité forfaitaire pour frais de recouvrement 40,00", unknown);
    }

    [Theory]
    [InlineData("2026-03-10", true)]
    [InlineData(null, false)]
    public async Task The_interest_of_a_consumer_runs_since_a_notice_only_where_one_is_known(string? noticeOn, bool said)
    {
        var text = await Printed(CourtProcedure.PaymentOrder, Claim(Grounds with { Debtor = DebtorKind.Consumer, NoticeOn = noticeOn is null ? null : Day(noticeOn) }));
        Assert.Equal(said, text.Contains("depuis la mise en demeure", StringComparison.Ordinal));
    }

    static RequestedClaim Claim(ClaimGrounds? grounds, decimal interest = 10) => new(
        Sample.Large.Invoice, "F-1", Day("2026-01-31"), Day("2026-02-28"), Money.Euros(1000), Money.Euros(1000), Money.Euros(interest), Money.Euros(40),
        interest > 0 ? [new(Day("2026-03-01"), Day("2026-03-31"), 31, "12.15", Money.Euros(1000), Money.Euros(interest))] : [], grounds);

    async Task<string> Printed(CourtProcedure procedure, params RequestedClaim[] claims)
    {
        var request = new CourtRequest(Day("2026-03-31"), "2026-11-22", [.. claims], Money.Zero, []);
        var pdf = await typesetter.Typeset(Path.Combine(AppContext.BaseDirectory, "Templates", "request.typ"), RequestContent.Of(Matter, Plan(procedure), request, Creditor, Debtor, false), CancellationToken.None);
        return Regex.Replace((await typesetter.ReadText(pdf, CancellationToken.None)).Text, @"\s+", " ");
    }
}
