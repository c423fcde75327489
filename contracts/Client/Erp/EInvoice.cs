namespace Recouvrement.Client.Erp;

/// <summary>What came of an electronic invoice.</summary>
/// <param name="Outcome"><c>booked</c>, <c>corrected</c>, <c>known</c> (nothing was added) or <c>nothing_owed</c> (nothing was booked).</param>
/// <param name="Document"><c>invoice</c> or <c>credit_note</c>.</param>
/// <param name="Creditor">SIREN of the seller.</param>
/// <param name="Number">BT-1.</param>
/// <param name="Year">Of issue: with creditor and number its key.</param>
/// <param name="Type">BT-3.</param>
/// <param name="Customer">The account it stands on; null where nothing was booked.</param>
/// <param name="IssuedOn">BT-2.</param>
/// <param name="DueOn">BT-9 or what BT-20 says; null where the customer's term applies.</param>
/// <param name="Amount">Including tax.</param>
/// <param name="Prepaid">Paid before the issue.</param>
/// <param name="Payable">What it asks to be paid, or gives back.</param>
/// <param name="Link">Where it can be read; null where nothing was booked.</param>
/// <param name="Warnings">All that looks wrong in it.</param>
public sealed record EInvoiceReceipt(
    string Outcome, string Document, string Creditor, string Number, int Year, string Type, string? Customer, DateOnly IssuedOn, DateOnly? DueOn, Amount Amount, Amount Prepaid, Amount Payable,
    string? Link, IReadOnlyList<EInvoiceRemark> Warnings);

/// <summary>What looks wrong in an electronic invoice that was taken all the same.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Field">The business term of EN 16931 (<c>BT-115</c>), or null.</param>
/// <param name="Reason">In words.</param>
public sealed record EInvoiceRemark(string Code, string? Field, string Reason);

/// <summary>A status in the life cycle of an electronic invoice (statut du cycle de vie), as a platform reported it.</summary>
/// <param name="Status">200 to 228.</param>
/// <param name="On">Day of the status.</param>
/// <param name="Reasons">Reason codes.</param>
/// <param name="Received">Cashed by the seller (MEN), or null.</param>
/// <param name="Paid">Paid by the buyer (MPA), or null.</param>
/// <param name="Remaining">Remains to be paid (RAP), or null.</param>
/// <param name="Approved">Approved (MAPTTC), or null.</param>
/// <param name="NotApproved">Not approved (MNATTC), or null.</param>
public sealed record EInvoiceStatus(
    int Status, DateOnly On, IReadOnlyList<string> Reasons, Amount? Received = null, Amount? Paid = null, Amount? Remaining = null, Amount? Approved = null, Amount? NotApproved = null);

/// <summary>A status to record.</summary>
/// <param name="Creditor">SIREN of who issued the invoice.</param>
/// <param name="Number">Of the invoice.</param>
/// <param name="Status">200 to 228.</param>
/// <param name="On">Day of the status.</param>
/// <param name="Year">Of the invoice's issue, where several years have its number.</param>
/// <param name="Reasons">Reason codes, such as <c>QUALITE_ERR</c>: never text.</param>
/// <param name="Amounts">What the status says of money.</param>
public sealed record ReportedStatus(string Creditor, string Number, int Status, DateOnly On, int? Year = null, IReadOnlyList<string>? Reasons = null, StatusAmounts? Amounts = null);

/// <summary>Amounts of a status, in cents.</summary>
/// <param name="Men">Cashed by the seller.</param>
/// <param name="Mpa">Paid by the buyer.</param>
/// <param name="Rap">Remains to be paid.</param>
/// <param name="Mapttc">Approved, including tax.</param>
/// <param name="Mnattc">Not approved, including tax.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
public sealed record StatusAmounts(long? Men = null, long? Mpa = null, long? Rap = null, long? Mapttc = null, long? Mnattc = null, string? Currency = null);
