using Recouvrement.Invoicing.Domain.Documents;

namespace Recouvrement.Invoicing.Tests.Domain;

public sealed class InvoiceCopyTests
{
    static readonly CopiedInvoice Of = new("732829320", Guid.Parse("5d1f6c1e-0c1b-5f0f-9a53-7f4c5ce4a111"), "FA-1");
    static readonly DateOnly On = new(2026, 3, 2);
    static readonly DocumentContent First = new(new string('a', 64), 10, CopyChoice.MediaType), Second = First with { Sha256 = new('b', 64) };
    static readonly CopyCandidate Old = new(Guid.Parse("00000000-0000-0000-0000-000000000001"), "OLD", First), New = new(Guid.Parse("00000000-0000-0000-0000-000000000002"), "NEW", Second);

    [Fact]
    public void A_copy_is_kept_once_replaced_by_another_and_withdrawn()
    {
        var kept = Kept(InvoiceCopy.Initial, "R", First);
        Assert.True(InvoiceCopy.Decide(kept, new InvoiceCopyCommand.Keep(Of, "R", First, On.AddDays(1))).Facts.IsEmpty);
        var other = Kept(kept, "R", Second);
        var gone = Assert.IsType<InvoiceCopyEvent.InvoiceCopyWithdrawn>(Assert.Single(InvoiceCopy.Decide(other, new InvoiceCopyCommand.Withdraw(On)).Facts));
        Assert.True(InvoiceCopy.Decide(InvoiceCopy.Evolve(other, gone), new InvoiceCopyCommand.Withdraw(On)).Facts.IsEmpty);
        Assert.Equal(Second, Kept(InvoiceCopy.Evolve(other, gone), "R", Second).Content);
    }

    [Fact]
    public void Nothing_is_withdrawn_where_nothing_was_kept() => Assert.True(InvoiceCopy.Decide(InvoiceCopy.Initial, new InvoiceCopyCommand.Withdraw(On)).Facts.IsEmpty);

    public static TheoryData<CopyCandidate[], CopyCandidate[], string?, string?> Choices { get; } = new()
    {
        { [], [], null, null },
        { [], [], "OLD", null },
        { [Old], [], null, "OLD" },
        { [Old, New], [], null, "OLD" },
        { [Old, New], [], "NEW", "NEW" },
        { [Old, New], [New], "OLD", "NEW" },
        { [Old, New], [New, Old], "NEW", "OLD" },
        { [Old], [New], "NEW", "OLD" },
    };

    [Theory]
    [MemberData(nameof(Choices))]
    public void What_came_last_counts_then_what_counted_so_far(CopyCandidate[] candidates, CopyCandidate[] arrived, string? current, string? chosen) =>
        Assert.Equal(chosen, CopyChoice.Of([.. candidates], [.. arrived.Select(a => a.Document)], current)?.Reference);

    static InvoiceCopy Kept(InvoiceCopy before, string reference, DocumentContent content) =>
        InvoiceCopy.Evolve(before, Assert.IsType<InvoiceCopyEvent.InvoiceCopyKept>(Assert.Single(InvoiceCopy.Decide(before, new InvoiceCopyCommand.Keep(Of, reference, content, On)).Facts)));
}
