namespace Recouvrement.Client.Erp;

public partial interface IErpClient
{
    /// <summary>Says how a customer pays: runs, portal, what it asks for, closing weeks. Repeatable.</summary>
    [Put("/creditors/{siren}/customers/{number}/paying-habits")]
    Task PutPayingHabitsAsync([Path] string siren, [Path] string number, [Body] PayingHabits habits, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>How a customer pays; empty where nobody said, 404 when there is no such customer.</summary>
    [Get("/creditors/{siren}/customers/{number}/paying-habits")]
    Task<PayingHabits> GetPayingHabitsAsync([Path] string siren, [Path] string number, CancellationToken stop = default);

    /// <summary>Puts a customer below its parent company; 409 <c>group_cycle</c> where that closes a ring. Repeatable.</summary>
    [Put("/creditors/{siren}/customers/{number}/parent")]
    Task PutParentAsync([Path] string siren, [Path] string number, [Body] ParentCompany parent, CancellationToken stop = default);

    /// <summary>Takes a customer out of its group. Repeatable.</summary>
    [Delete("/creditors/{siren}/customers/{number}/parent")]
    Task DeleteParentAsync([Path] string siren, [Path] string number, CancellationToken stop = default);

    /// <summary>Says that another account pays for this customer. Repeatable.</summary>
    [Put("/creditors/{siren}/customers/{number}/payers/{payer}")]
    Task PutPayerAsync([Path] string siren, [Path] string number, [Path] string payer, CancellationToken stop = default);

    /// <summary>Says that another account pays no longer for this customer. Repeatable.</summary>
    [Delete("/creditors/{siren}/customers/{number}/payers/{payer}")]
    Task DeletePayerAsync([Path] string siren, [Path] string number, [Path] string payer, CancellationToken stop = default);

    /// <summary>The group a customer belongs to, with what each member owes in a currency (EUR by default) and who pays for it.</summary>
    [Get("/creditors/{siren}/customers/{number}/group")]
    Task<CustomerGroup> GetGroupAsync([Path] string siren, [Path] string number, [Query] string? currency = null, CancellationToken stop = default);

    /// <summary>Known segments and those of the ERP's own, by code.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="after"><c>Next</c> of the page before.</param>
    /// <param name="limit">Rows of a page, at most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/segments")]
    Task<Page<Segment>> GetSegmentsAsync([Path] string siren, [Query] string? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Erases a person; 409 <c>claim_open</c> while a claim is open on the account, but for the ground <c>wrong_person</c>. Needs a manager's key. Repeatable.</summary>
    [Post("/creditors/{siren}/customers/{number}/contacts/{contact}/erasure")]
    Task EraseContactAsync([Path] string siren, [Path] string number, [Path] Guid contact, [Body] Erasure erasure, CancellationToken stop = default);

    /// <summary>
    /// Erases the name of a customer that is a person; 409 <c>claim_open</c> while anything is open on its account, <c>not_a_person</c> where it is a company. A PUT that
    /// repeats the name does not bring it back: its answer has the header <c>Erased</c>. Needs a manager's key. Repeatable.
    /// </summary>
    [Post("/creditors/{siren}/customers/{number}/name/erasure")]
    Task EraseCustomerNameAsync([Path] string siren, [Path] string number, [Body] Erasure erasure, CancellationToken stop = default);

    /// <summary>Where the person with an e-mail address is known. Needs a manager's key.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="email">The address, however it is written.</param>
    /// <param name="after"><c>Next</c> of the page before.</param>
    /// <param name="limit">Rows of a page, at most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/persons")]
    Task<Page<KnownPerson>> GetPersonsAsync([Path] string siren, [Query] string email, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>How late a customer has paid over twelve months, as of a day (today by default).</summary>
    [Get("/creditors/{siren}/customers/{number}/payment-behaviour")]
    Task<PaymentBehaviour> GetPaymentBehaviourAsync([Path] string siren, [Path] string number, [Query(Format = "yyyy-MM-dd")] DateOnly? on = null, CancellationToken stop = default);

    /// <summary>Customers who pay later than before, by customer number.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="after"><c>Next</c> of the page before.</param>
    /// <param name="limit">Rows of a page, at most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/payment-drifts")]
    Task<Page<PaymentDrift>> GetPaymentDriftsAsync([Path] string siren, [Query] string? after = null, [Query] int? limit = null, CancellationToken stop = default);
}
