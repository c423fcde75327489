namespace Recouvrement.Dunning.Domain.Tasks;

/// <summary>What a person is to do.</summary>
public enum TaskKind
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>Send the debtor a copy of an invoice.</summary>
    SendInvoiceCopy,

    /// <summary>Answer what the debtor wrote or asked.</summary>
    AnswerDebtor,

    /// <summary>Find an address or a person that can be reached.</summary>
    FindAddress,

    /// <summary>Visit the debtor and report.</summary>
    Visit,

    /// <summary>Look at the state of an invoice in the debtor's portal.</summary>
    PortalCheck,

    /// <summary>Decide what is to become of the case.</summary>
    Decide,

    /// <summary>Something else, said in the note.</summary>
    Other,

    /// <summary>Enter the dispute that the debtor speaks of, with its reason and amount.</summary>
    OpenDispute,

    /// <summary>Look for the money that the debtor says it sent.</summary>
    FindPayment,

    /// <summary>Tell the sales person.</summary>
    TellSales,

    /// <summary>Ask the carrier what became of a formal notice.</summary>
    AskCarrier,

    /// <summary>Tell the debtor another way what a message was to tell it that failed, came back, was not sent or had no way to go.</summary>
    SendByHand,
}

/// <summary>What came of a task. A fixed list: free text would bring personal data into the events.</summary>
public enum TaskResult
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>Done as asked.</summary>
    Done,

    /// <summary>What was to be found is not there.</summary>
    NotFound,

    /// <summary>The debtor has paid or pays now.</summary>
    Paid,

    /// <summary>The debtor promises to pay.</summary>
    Promised,

    /// <summary>The debtor refuses.</summary>
    Refused,

    /// <summary>The debtor contests.</summary>
    Disputed,

    /// <summary>Nobody answers.</summary>
    NoAnswer,

    /// <summary>Something else, said in the note.</summary>
    Other,
}

/// <summary>Why a task is no longer to be done.</summary>
public enum TaskCancellation
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>Settled by itself.</summary>
    NoLongerNeeded,

    /// <summary>The same thing stands in another task.</summary>
    Duplicate,

    /// <summary>It was opened by mistake.</summary>
    Mistake,
}

/// <summary>How far a task is.</summary>
public enum TaskState
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>To be done.</summary>
    Open,

    /// <summary>Done.</summary>
    Done,

    /// <summary>No longer to be done.</summary>
    Cancelled,
}
