global using MessageStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Correspondence.Domain.Messages.Message,
    Recouvrement.Correspondence.Domain.Messages.MessageCommand,
    Recouvrement.Correspondence.Domain.Messages.MessageEvent>;
