namespace Recouvrement.Client.Collector;

// What comes of contacts.
public partial interface ICollectorClient
{
    /// <summary>What came within some days of contacts, by step and channel: payments, disputes, promises. Never by who called or wrote.</summary>
    /// <param name="creditor">SIREN; of this entity only.</param>
    /// <param name="from">First day of the contacts; twelve months before the last by default, 36 at most.</param>
    /// <param name="to">Last day of the contacts; today by default.</param>
    /// <param name="days">How many days after a contact count for it: 1 to 90, 10 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/figures/contacts")]
    Task<ContactFigures> GetContactFiguresAsync(
        [Query] string? creditor = null, [Query(Format = "yyyy-MM-dd")] DateOnly? from = null, [Query(Format = "yyyy-MM-dd")] DateOnly? to = null, [Query] int? days = null, CancellationToken stop = default);
}
