class UndiciError extends Error {
  readonly code: string;
  constructor(name: string, message: string, code: string) {
    super(message);
    this.name = name;
    this.code = code;
  }
}

export class InvalidArgumentError extends UndiciError {
  constructor(message: string) {
    super('InvalidArgumentError', message, 'UND_ERR_INVALID_ARG');
  }
}

export class ConnectTimeoutError extends UndiciError {
  constructor(message: string) {
    super('ConnectTimeoutError', message, 'UND_ERR_CONNECT_TIMEOUT');
  }
}
