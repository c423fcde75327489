using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Litigation.Court;
using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Litigation.Domain.Dossiers;
using static Recouvrement.Litigation.Tests.Domain.Court.CourtStory;

namespace Recouvrement.Litigation.Tests.Domain.Court;

/// <summary>What was given up or frozen is known of a claim whether its basis was told or not, and no interest is asked of it beyond.</summary>
public sealed class StillBearingTests
{
    static readonly ClaimToState Claim = new(Sample.Large.Invoice, "F-1", Day("2026-01-31"), Day("2026-02-28"), Money.Euros(1000), Money.Euros(1000), null, []);
    static readonly ClaimBasis Told = new(DebtorKind.Company, null, default, null, false);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Interest_ends_on_the_eve_of_a_judgment(bool isTold)
    {
        var frozen = Drawn(Claim with { FrozenSince = Day("2026-03-16"), Basis = isTold ? Told with { FrozenSince = Day("2026-03-16") } : null });
        Assert.Equal((Day("2026-03-15"), Day("2026-03-16"), false), (frozen.Lines[^1].To, frozen.Grounds!.FrozenSince, frozen.StillBears()));
        var free = Drawn(Claim with { Basis = isTold ? Told : null });
        Assert.Equal((Day("2026-03-31"), null, true), (free.Lines[^1].To, free.Grounds!.FrozenSince, free.StillBears()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_was_given_up_bears_nothing(bool isTold)
    {
        var waived = Drawn(Claim with { BearsNothing = true, Basis = isTold ? Told with { BearsNothing = true } : null });
        Assert.Equal((0, 0, true, false), (waived.Interest.Cents, waived.Compensation.Cents, waived.Grounds!.BearsNothing, waived.StillBears()));
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("2026-03-10", null, true)]
    [InlineData(null, 1000, true)]
    public void The_interest_of_a_consumer_waits_for_the_notice_unless_his_contract_says_a_rate(string? noticeOn, int? hundredths, bool bears)
    {
        var asked = new InterestBasis(DebtorKind.Consumer, hundredths is { } figure ? new(PenaltyBasis.FixedRate, figure) : null, noticeOn is null ? null : Day(noticeOn));
        Assert.Equal(bears, Drawn(Claim, asked).StillBears());
    }

    [Fact]
    public void Only_the_principal_that_still_bears_is_asked_for_with_later_interest()
    {
        ImmutableArray<RequestedClaim> claims =
        [
            Drawn(Claim), Drawn(Claim with { FrozenSince = Day("2026-03-16") }), Drawn(Claim with { BearsNothing = true }), Drawn(Claim) with { Principal = Money.Euros(7), Grounds = null },
        ];
        var request = new CourtRequest(Day("2026-03-31"), "2026-11-22", claims, Money.Zero, []);
        Assert.Equal((Money.Euros(3007), Money.Euros(1007)), (request.Principal(), request.StillBearing()));
    }

    static RequestedClaim Drawn(ClaimToState claim, InterestBasis? asked = null)
    {
        var known = new KnownGrounds([claim], new Dictionary<Guid, string>(), DebtorKind.Unknown, null);
        var (grounded, grounds) = known.Grounded(claim, asked ?? new InterestBasis(DebtorKind.Company), null);
        return RequestedClaim.Of("F-1", ClaimAccount.AsOf(Day("2026-03-31"), LegalParameters.Shipped, [grounded])[0], grounds);
    }
}
