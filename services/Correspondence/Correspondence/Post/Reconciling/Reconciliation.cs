namespace Recouvrement.Correspondence.Post.Reconciling;

/// <summary>One difference between what we believe and what a provider lists.</summary>
/// <param name="Kind">
/// <c>missing_there</c>: posted by our word, and not in its list. <c>unknown_here</c>: posted by its word, and by nobody here. <c>left_though_not_sent</c>: posted there under a message that
/// did not go out by our word. <c>rejected_there</c>: it turned the letter away or called it off after it had taken it. <c>other_document</c>: its documents have another size, or are more or fewer.
/// <c>not_deposited</c>: ten days after posting the carrier has not taken it in.
/// </param>
/// <param name="Decision">Key of the message; null where it has none of ours.</param>
/// <param name="Reference">The provider's id.</param>
public sealed record ReconciliationLine(string Kind, Guid? Decision, string Reference);

/// <summary>The comparison of one day with one provider. What a person must look at is in its lines; nothing was mended by it.</summary>
/// <param name="Provider">With whom.</param>
/// <param name="Day">Business date.</param>
/// <param name="Since">First day compared.</param>
/// <param name="Ours">Letters posted by our word.</param>
/// <param name="Theirs">Letters posted by its word.</param>
/// <param name="CostCents">Postage of our registered letters that are told with a cost, without tax.</param>
/// <param name="DraftsDiscarded">Drafts that attempts have left there and that are not a letter: they were thrown away.</param>
/// <param name="Lines">The differences.</param>
public sealed record Reconciliation(string Provider, DateOnly Day, DateOnly Since, int Ours, int Theirs, long CostCents, int DraftsDiscarded, IReadOnlyList<ReconciliationLine> Lines)
{
    /// <summary>How many differences there are of each kind.</summary>
    public IReadOnlyDictionary<string, int> Counts => Lines.GroupBy(l => l.Kind).ToDictionary(kind => kind.Key, kind => kind.Count());
}
