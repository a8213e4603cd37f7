/** Does everything that is to be compared, one after the other. */
export declare function runPrograms(service: 'dynamodb' | 's3' | 'sqs', options: object): Promise<readonly object[]>;
