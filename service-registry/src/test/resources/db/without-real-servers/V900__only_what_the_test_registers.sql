UPDATE imputation_services SET is_active = false;
