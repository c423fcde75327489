using Recouvrement.Correspondence.Domain.Papers;
using Recouvrement.Kernel.Deciding;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Domain;

/// <summary>A paper is kept once, erased once, and never kept again.</summary>
public sealed class CasePaperRules
{
    static readonly DateOnly Monday = new(2026, 3, 16);
    static readonly PaperCommand.KeepPaper Keep = new(Guid.Parse("5c8b2f0e-1a6d-5e4b-9f37-8d0c2b7a6e19"), Guid.Parse("23462be1-b573-5ffd-a449-166ea0465334"), "732829320", "letter", new('a', 64), 3, "application/pdf", Monday);
    static readonly PaperEvent.PaperKept Kept = new(Keep.Decision, Keep.Case, Keep.Creditor, Keep.Kind, Keep.Sha256, Keep.Size, Keep.MediaType, Monday);
    static readonly PaperEvent.PaperErased Erased = new(Keep.Decision, Keep.Case, Keep.Creditor, Keep.Kind, Keep.Sha256, PaperErasure.PersonAsked, Monday);

    [Fact]
    public void What_is_kept_is_erased_with_its_hash_on_record() => Assert.Equal(Erased, Assert.Single(Decide([Kept], new PaperCommand.ErasePaper(PaperErasure.PersonAsked, Monday)).Facts));

    [Fact]
    public void What_is_erased_is_erased_once_and_not_kept_again()
    {
        Assert.Empty(Decide([Kept, Erased], new PaperCommand.ErasePaper(PaperErasure.RetentionOver, Monday.AddDays(1))).Facts);
        Assert.Empty(Decide([Kept, Erased], Keep).Facts);
    }

    [Fact]
    public void What_was_never_kept_is_not_erased() => Assert.Equal("paper_not_kept", Decide([], new PaperCommand.ErasePaper(PaperErasure.KeptInError, Monday)).Refusal?.Code);

    static Decision<PaperEvent> Decide(IEnumerable<PaperEvent> given, PaperCommand when) => CasePaper.Decide(Folding.Fold<CasePaper, PaperCommand, PaperEvent>([.. given]), when);
}
