export { type StoreContractOptions, storeContract, type TestRunner } from './store-contract.js';
