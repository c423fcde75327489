using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Court;
using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Litigation.Dossiers;
using static Recouvrement.Litigation.Tests.Domain.Court.CourtStory;

namespace Recouvrement.Litigation.Tests.Domain.Court;

/// <summary>Papers of a file that cannot be exhibits by themselves are named, each with its reason.</summary>
public sealed class KnownExhibitsTests
{
    static readonly DateOnly On = Day("2026-02-02");
    static readonly string Hash = new('a', 64);

    [Fact]
    public void What_cannot_be_listed_is_said_with_its_reason()
    {
        var known = KnownExhibits.Of(
        [
            Copy("FA-1"), Copy("FA 2026 001"), Copy("FA-2") with { Sha256 = null },
            new("letter", "formal_notice", "registered_letter", On, Hash, 5, "application/pdf", Sample.Notice, IsErased: true),
            new("letter", "reminder_1", "email", On, Hash, 5, "application/pdf", Sample.Notice),
        ]);
        Assert.Equal([(ExhibitKind.Invoice, "FA-1"), (ExhibitKind.Reminder, "reminder_1")], known.Listed.Select(e => (e.Kind, e.Reference)));
        Assert.Equal(
            [("invoice", "FA 2026 001", "reference_not_allowed"), ("invoice", "FA-2", "not_kept"), ("formal_notice", "formal_notice", "erased")], known.LeftOut.Select(e => (e.Kind, e.Reference, e.Why)));
    }

    [Theory]
    [InlineData(500, 0)]
    [InlineData(501, 1)]
    public void A_list_that_is_full_says_what_it_leaves_out(int papers, int leftOut)
    {
        var known = KnownExhibits.Of(Enumerable.Range(0, papers).Select(n => Copy($"FA-{n}")));
        Assert.Equal((500, leftOut), (known.Listed.Count, known.LeftOut.Count(e => e.Why is "too_many")));
    }

    [Fact]
    public void What_a_person_listed_under_a_reference_of_his_own_is_not_left_out()
    {
        var known = KnownExhibits.Of([Copy("FA 2026 001"), Copy("FA-2") with { Sha256 = null }, Copy("FA-3") with { Sha256 = null }]);
        var request = new CourtRequest(On, "2026-11-22", [], Money.Zero, [new(1, ExhibitKind.Invoice, "FA-2026-001", On, Hash), new(2, ExhibitKind.Invoice, "FA-2", On, null)]);
        Assert.Equal(["FA-3"], known.LeftOutOf(request).Select(e => e.Reference));
    }

    static Paper Copy(string number) => new("invoice_copy", number, null, On, Hash, 16, "application/pdf", null);
}
