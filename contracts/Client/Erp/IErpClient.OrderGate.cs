namespace Recouvrement.Client.Erp;

public partial interface IErpClient
{
    /// <summary>May this order be taken, may this delivery leave? Names every reason; what is held waits for a person. Repeatable.</summary>
    [Post("/creditors/{siren}/order-gate")]
    Task<GateAnswer> AskOrderGateAsync([Path] string siren, [Body] GateQuestion question, CancellationToken stop = default);

    /// <summary>Orders the gate was asked about, by number and stage.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="waiting">Those that wait for a person only.</param>
    /// <param name="after"><c>Next</c> of the page before.</param>
    /// <param name="limit">Rows of a page, at most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/order-gate")]
    Task<Page<GatedOrder>> GetGatedOrdersAsync([Path] string siren, [Query] bool? waiting = null, [Query] string? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>What was last answered about an order, at each stage; 404 when the gate was never asked.</summary>
    [Get("/creditors/{siren}/order-gate/{order}")]
    Task<IReadOnlyList<GatedOrder>> GetGatedOrderAsync([Path] string siren, [Path] string order, CancellationToken stop = default);

    /// <summary>A manager lets a held order or delivery pass; it stands until a reason comes up that was not known. Repeatable.</summary>
    [Post("/creditors/{siren}/order-gate/{order}/release")]
    Task ReleaseOrderAsync([Path] string siren, [Path] string order, [Body] OrderReview review, CancellationToken stop = default);

    /// <summary>A manager refuses a held order or delivery. Repeatable.</summary>
    [Post("/creditors/{siren}/order-gate/{order}/refusal")]
    Task RefuseOrderAsync([Path] string siren, [Path] string order, [Body] OrderReview review, CancellationToken stop = default);

    /// <summary>The order is not wanted any more: it counts for nothing. Repeatable.</summary>
    [Post("/creditors/{siren}/order-gate/{order}/withdrawal")]
    Task WithdrawOrderAsync([Path] string siren, [Path] string order, CancellationToken stop = default);

    /// <summary>Sets the thresholds of the order gate from a day on. Repeatable.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="from">First day, <c>yyyy-MM-dd</c>.</param>
    /// <param name="policy">What is left out is the default.</param>
    /// <param name="stop">Cancels.</param>
    [Put("/creditors/{siren}/gate-policies/{from}")]
    Task PutGatePolicyAsync([Path] string siren, [Path] string from, [Body] GatePolicy policy, CancellationToken stop = default);

    /// <summary>The thresholds of the order gate, the latest first; the last are the defaults.</summary>
    [Get("/creditors/{siren}/gate-policies")]
    Task<IReadOnlyList<DatedGatePolicy>> GetGatePoliciesAsync([Path] string siren, CancellationToken stop = default);

    /// <summary>Records a delivery, or corrects it. Repeatable.</summary>
    [Put("/creditors/{siren}/deliveries/{number}")]
    Task PutDeliveryAsync([Path] string siren, [Path] string number, [Body] Delivery delivery, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>Deliveries that no invoice names more than some days after, the oldest first.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="days">5 by default.</param>
    /// <param name="after"><c>Next</c> of the page before.</param>
    /// <param name="limit">Rows of a page, at most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/deliveries-not-invoiced")]
    Task<Page<DeliveryNotInvoiced>> GetDeliveriesNotInvoicedAsync([Path] string siren, [Query] int? days = null, [Query] string? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Notes insolvency proceedings of a customer: earlier claims are frozen, later ones go on. Repeatable.</summary>
    [Put("/creditors/{siren}/customers/{number}/insolvency")]
    Task PutInsolvencyAsync([Path] string siren, [Path] string number, [Body] Insolvency insolvency, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>Notes that insolvency proceedings are closed. Repeatable.</summary>
    [Post("/creditors/{siren}/customers/{number}/insolvency/closing")]
    Task CloseInsolvencyAsync([Path] string siren, [Path] string number, [Body] InsolvencyClosing closing, CancellationToken stop = default);

    /// <summary>Open insolvency proceedings with the last days to declare and the invoices that are frozen; 404 when there are none.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="number">The ERP's customer number.</param>
    /// <param name="overseas">The creditor is outside metropolitan France and has two months more.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/customers/{number}/insolvency")]
    Task<OpenInsolvency> GetInsolvencyAsync([Path] string siren, [Path] string number, [Query] bool? overseas = null, CancellationToken stop = default);

    /// <summary>Erases who signed a delivery; 409 <c>claim_open</c> while a claim that rests on it is open. Needs a manager's key. Repeatable.</summary>
    [Post("/creditors/{siren}/deliveries/{number}/signature/erasure")]
    Task EraseDeliverySignerAsync([Path] string siren, [Path] string number, [Body] Erasure erasure, CancellationToken stop = default);

    /// <summary>Erases who administers insolvency proceedings; 409 <c>insolvency_open</c> while they are open. Needs a manager's key. Repeatable.</summary>
    [Post("/creditors/{siren}/customers/{number}/insolvency/administrator/erasure")]
    Task EraseAdministratorAsync([Path] string siren, [Path] string number, [Body] Erasure erasure, CancellationToken stop = default);

    /// <summary>Erases why a person let an order pass at a stage, or not; 409 <c>claim_open</c> while a claim of the order is open. Needs a manager's key. Repeatable.</summary>
    [Post("/creditors/{siren}/order-gate/{order}/reviews/{stage}/erasure")]
    Task EraseReviewReasonAsync([Path] string siren, [Path] string order, [Path] string stage, [Body] Erasure erasure, CancellationToken stop = default);

    /// <summary>Announces a sanction, or corrects it while it is not done. Repeatable.</summary>
    [Put("/creditors/{siren}/customers/{number}/sanctions/{reference}")]
    Task PutSanctionAsync([Path] string siren, [Path] string number, [Path] string reference, [Body] Sanction sanction, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>Confirms that a sanction is done. Repeatable.</summary>
    [Post("/creditors/{siren}/customers/{number}/sanctions/{reference}/execution")]
    Task ExecuteSanctionAsync([Path] string siren, [Path] string number, [Path] string reference, [Body] SanctionDay day, CancellationToken stop = default);

    /// <summary>Lifts a sanction; the day is the first one without it. Repeatable.</summary>
    [Post("/creditors/{siren}/customers/{number}/sanctions/{reference}/lifting")]
    Task LiftSanctionAsync([Path] string siren, [Path] string number, [Path] string reference, [Body] SanctionDay day, CancellationToken stop = default);

    /// <summary>Sanctions in the order of their last change: what the ERP is to do.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="overdue">Those only that were announced and not done by their day.</param>
    /// <param name="after">Position of the last one read.</param>
    /// <param name="limit">Rows of a page, at most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/sanctions")]
    Task<Page<SanctionState>> GetSanctionsAsync([Path] string siren, [Query] bool? overdue = null, [Query] long? after = null, [Query] int? limit = null, CancellationToken stop = default);
}
