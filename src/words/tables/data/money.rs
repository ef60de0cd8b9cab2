//! Money, credit and dealings.

words! { DataFacet after super::identity::END;
    // Financial
    FINANCIAL = "financial", below ["personal-data"], "Data about a person's money, means, debts and payments.", dpv(Exact, "/pd#Financial"), fides("user.financial");
    PAYMENT = "payment", below ["financial"], "The details with which a person pays or is paid.", dpv(Broader, "/pd#FinancialAccount"), fides("user.payment");
    CARD_DATA = "card-data", below ["payment"], "The details of a payment card.", dpv(Exact, "/pd#PaymentCard"), fides("user.financial.credit_card");
    CARD_NUMBER = "card-number", below ["card-data"], "The long number of a payment card.", dpv(Exact, "/pd#PaymentCardNumber");
    CREDIT_CARD_NUMBER = "credit-card-number", below ["card-number"], "The long number of a credit card.", dpv(Exact, "/pd#CreditCardNumber");
    DEBIT_CARD_NUMBER = "debit-card-number", below ["card-number"], "The long number of a debit card.", dpv(Broader, "/pd#PaymentCardNumber");
    CARDHOLDER_NAME = "cardholder-name", below ["card-data"], "The name that stands on a payment card.", dpv(Broader, "/pd#PaymentCard");
    CARD_EXPIRY = "card-expiry", below ["card-data"], "The date after which a payment card is no longer valid.", dpv(Exact, "/pd#PaymentCardExpiry");
    CARD_SECURITY_CODE = "card-security-code", below ["card-data"], "The short code by which the holder of a payment card shows that it is at hand.", dpv(Broader, "/pd#PaymentCard");
    CARD_TOKEN = "card-token", below ["card-data"], "A value that stands in for a card number with one merchant or processor.", dpv(Broader, "/pd#PaymentCard");
    BANK_ACCOUNT = "bank-account", below ["payment"], "The details that identify an account at a bank.", dpv(Close, "/pd#BankAccount"), fides("user.financial.bank_account");
    BANK_ACCOUNT_NUMBER = "bank-account-number", below ["bank-account"], "The number of a bank account, in national or international form.", dpv(Close, "/pd#FinancialAccountNumber");
    BANK_ROUTING_NUMBER = "bank-routing-number", below ["bank-account"], "The code that identifies the bank or branch at which an account is held.", dpv(Broader, "/pd#BankAccount");
    DIRECT_DEBIT_MANDATE = "direct-debit-mandate", below ["bank-account"], "The authority to draw payments from a bank account.", dpv(Broader, "/pd#BankAccount");
    DIGITAL_WALLET = "digital-wallet", below ["payment"], "The details of a wallet or payment service from which a person pays.", dpv(Broader, "/pd#FinancialAccount");
    ACCOUNT_BALANCE = "account-balance", below ["financial"], "How much stands to the credit or debit of a financial account.", dpv(Broader, "/pd#FinancialStatus");
    BANK_STATEMENT = "bank-statement", below ["financial"], "A list of the movements on a financial account over some time.", dpv(Broader, "/pd#Transactional");
    INCOME = "income", below ["financial"], "What a person earns or receives, and from what.", dpv(Exact, "/pd#Income");
    ASSETS = "assets", below ["financial"], "What a person owns that is worth money.", dpv(Close, "/pd#Ownership");
    INVESTMENT = "investment", below ["financial"], "Securities, funds and other investments that a person holds.", dpv(Broader, "/pd#Ownership");
    LOAN = "loan", below ["financial"], "Money lent to a person, its terms and its repayment.", dpv(Close, "/pd#LoanRecord");
    MORTGAGE = "mortgage", below ["loan"], "A loan secured on land or a building.", dpv(Broader, "/pd#LoanRecord");
    DEBT = "debt", below ["financial"], "What a person owes and to whom.", dpv(Broader, "/pd#FinancialStatus");
    PENSION = "pension", below ["financial"], "A person's pension rights and payments.", dpv(Broader, "/pd#Financial");
    TAX_DATA = "tax-data", below ["financial"], "What a person declares and owes in tax.", dpv(Exact, "/pd#Tax");
    BANKRUPTCY = "bankruptcy", below ["financial"], "That a person is or was insolvent, and the proceedings.", dpv(Broader, "/pd#FinancialStatus");

    // Credit
    CREDIT = "credit", below ["financial"], "Data about a person's borrowing and ability to repay.", dpv(Exact, "/pd#Credit");
    CREDIT_REPORT = "credit-report", below ["credit"], "What a credit agency reports about a person.", dpv(Close, "/pd#CreditRecord");
    CREDIT_SCORE = "credit-score", below ["credit"], "A number that rates how likely a person is to repay.", dpv(Exact, "/pd#CreditScore");
    CREDIT_LIMIT = "credit-limit", below ["credit"], "How much a person may borrow.", dpv(Close, "/pd#CreditCapacity");
    REPAYMENT_HISTORY = "repayment-history", below ["credit"], "How punctually a person has repaid.", dpv(Broader, "/pd#CreditRecord");

    // Transactions
    TRANSACTION = "transaction", below ["personal-data"], "Data about dealings between a person and a controller or a trader.", dpv(Close, "/pd#Transactional"), apart("What was dealt in is told apart from the money that was paid.");
    ORDERS = "orders", below ["transaction"], "What a person ordered, when and on which terms.", dpv(Close, "/pd#Purchase");
    PURCHASE_HISTORY = "purchase-history", below ["transaction"], "What a person has bought so far.", dpv(Close, "/pd#Purchase"), fides("user.behavior.purchase_history"), apart("What was bought is a matter of dealings, and not of how a site is used.");
    BASKET_CONTENTS = "basket-contents", below ["transaction"], "What a person has put aside to buy but not yet ordered.", dpv(Close, "/pd#Transactional");
    INVOICES = "invoices", below ["transaction"], "Bills and statements issued to or by a person.", dpv(Close, "/pd#Transaction");
    RECEIPTS = "receipts", below ["transaction"], "Proof that a person has paid or been given something.", dpv(Close, "/pd#Transaction");
    PAYMENT_HISTORY = "payment-history", below ["transaction", "financial"], "Which payments a person made or received, and when.", dpv(Broader, "/pd#Transaction");
    BANK_TRANSACTION = "bank-transaction", below ["transaction", "financial"], "A single movement on a financial account.", dpv(Broader, "/pd#Transaction");
    DELIVERY_DATA = "delivery-data", below ["transaction"], "How, when and to whom something was or will be delivered.", dpv(Close, "/pd#Transactional");
    RETURNS = "returns", below ["transaction"], "What a person sent back, why, and what was refunded.", dpv(Close, "/pd#Transactional");
    WARRANTY_DATA = "warranty-data", below ["transaction"], "Which guarantees and service plans a person holds for which product.";
    BOOKING = "booking", below ["transaction"], "A reservation that a person made, such as for travel or an event.", dpv(Close, "/pd#Transactional");
    LOYALTY_DATA = "loyalty-data", below ["transaction"], "A person's membership and points in a loyalty scheme.";
    CONTRACT_DATA = "contract-data", below ["transaction"], "The contracts between a person and a controller, and their terms.";
    SPENDING_HABITS = "spending-habits", below ["transaction"], "How much a person tends to spend, on what and when.", dpv(Close, "/pd#PurchasesAndSpendingHabit");
}
