namespace Recouvrement.Dunning.Domain.Team;

/// <summary>Department of the creditor's own company, in the words in which Invoicing says who caused that an invoice is unpaid.</summary>
public enum Department
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>Sales: price, discount or promise.</summary>
    Sales,

    /// <summary>Logistics: what was delivered, when and where.</summary>
    Logistics,

    /// <summary>Production.</summary>
    Production,

    /// <summary>Quality.</summary>
    Quality,

    /// <summary>Invoicing: the invoice itself and its way to the customer.</summary>
    Invoicing,

    /// <summary>Accounting: what was booked.</summary>
    Accounting,

    /// <summary>Credit management (recouvrement).</summary>
    Credit,

    /// <summary>The law department.</summary>
    Legal,

    /// <summary>General management.</summary>
    Management,
}
